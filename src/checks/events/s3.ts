import { URLSearchParams } from '../../lib/primordials.ts';
import type { S3Event } from 'aws-lambda';
import { exampleValues } from './exampleValues.ts';

/** Options of {@link s3}. */
export interface S3ObjectEvent {
  /**
   * The bucket's name.
   * @default `smoke`
   */
  bucket?: string;
  /**
   * The key in the bucket; the builder encodes it as S3 does.
   * @default `smoke.txt`
   */
  key?: string;
  /**
   * What happened to the object.
   * @default `ObjectCreated:Put`
   */
  eventName?: string;
  /**
   * The size of the object, in bytes.
   * @default 1
   */
  size?: number;
}

/** A notification from S3. */
export function s3(event: S3ObjectEvent = {}): S3Event {
  const { bucket = 'smoke', key = 'smoke.txt', eventName = 'ObjectCreated:Put', size = 1 } = event;
  return {
    Records: [
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: exampleValues.region,
        eventTime: exampleValues.time,
        eventName,
        userIdentity: { principalId: exampleValues.accountId },
        requestParameters: { sourceIPAddress: exampleValues.sourceIp },
        responseElements: { 'x-amz-request-id': exampleValues.id, 'x-amz-id-2': 'smoke' },
        s3: {
          s3SchemaVersion: '1.0',
          configurationId: 'smoke',
          bucket: {
            name: bucket,
            ownerIdentity: { principalId: exampleValues.accountId },
            arn: `arn:aws:s3:::${bucket}`,
          },
          object: {
            key: encoded(key),
            size,
            eTag: '00000000000000000000000000000000',
            sequencer: '0000000000000000',
          },
        },
      },
    ],
  };
}

/** S3 encodes keys like HTML forms, a space as `+`, but keeps slashes. */
function encoded(key: string): string {
  return new URLSearchParams({ '': key }).toString().slice(1).replaceAll('%2F', '/');
}
