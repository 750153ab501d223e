import type { AttributeValue, DynamoDBStreamEvent } from 'aws-lambda';
import { arnOf, exampleValues } from './exampleValues.ts';

/** Options of {@link dynamoDbStream}. Images and keys are in DynamoDB JSON: `{ id: { S: '1' } }`. */
export interface TableChange {
  /**
   * What changed.
   * @default `INSERT`
   */
  eventName?: 'INSERT' | 'MODIFY' | 'REMOVE';
  /**
   * The item's key.
   * @default `{}`
   */
  keys?: Record<string, AttributeValue>;
  /**
   * The item after the change.
   * @default none
   */
  newImage?: Record<string, AttributeValue>;
  /**
   * The item before the change.
   * @default none
   */
  oldImage?: Record<string, AttributeValue>;
  /**
   * The table's name.
   * @default `smoke`
   */
  tableName?: string;
}

/** A change from a DynamoDB stream. */
export function dynamoDbStream(change: TableChange = {}): DynamoDBStreamEvent {
  const { eventName = 'INSERT', keys = {}, newImage, oldImage, tableName = 'smoke' } = change;
  return {
    Records: [
      {
        eventID: exampleValues.id.replaceAll('-', ''),
        eventName,
        eventVersion: '1.1',
        eventSource: 'aws:dynamodb',
        awsRegion: exampleValues.region,
        dynamodb: {
          ApproximateCreationDateTime: exampleValues.epochMs / 1_000,
          Keys: keys,
          ...(newImage !== undefined && { NewImage: newImage }),
          ...(oldImage !== undefined && { OldImage: oldImage }),
          SequenceNumber: '1',
          SizeBytes: 1,
          StreamViewType: 'NEW_AND_OLD_IMAGES',
        },
        eventSourceARN: arnOf(
          'dynamodb',
          `table/${tableName}/stream/${exampleValues.time.slice(0, -1)}`,
        ),
      },
    ],
  };
}
