import type { EventBridgeEvent, ScheduledEvent } from 'aws-lambda';
import { arnOf, exampleValues } from './exampleValues.ts';

/** Options of {@link eventBridge}. */
export interface BusEvent<DetailType extends string, Detail> {
  /** What rules match as `detail-type`. */
  detailType: DetailType;
  /** What the event says, as a JSON value. */
  detail: Detail;
  /**
   * Who sent it.
   * @default `smoke`
   */
  source?: string;
  /**
   * The ARNs that it is about.
   * @default none
   */
  resources?: readonly string[];
}

/** An event from EventBridge. */
export function eventBridge<DetailType extends string, Detail>(
  event: BusEvent<DetailType, Detail>,
): EventBridgeEvent<DetailType, Detail> {
  const { detailType, detail, source = 'smoke', resources = [] } = event;
  return {
    version: '0',
    id: exampleValues.id,
    'detail-type': detailType,
    source,
    account: exampleValues.accountId,
    time: exampleValues.time,
    region: exampleValues.region,
    resources: [...resources],
    detail,
  };
}

/** The event that a scheduled rule of EventBridge sends. */
export function scheduled({ ruleName = 'smoke' }: { ruleName?: string } = {}): ScheduledEvent {
  return eventBridge({
    detailType: 'Scheduled Event',
    detail: {},
    source: 'aws.events',
    resources: [arnOf('events', `rule/${ruleName}`)],
  });
}
