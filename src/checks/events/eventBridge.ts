import type { EventBridgeEvent, ScheduledEvent } from 'aws-lambda';
import { arnOf, exampleValues } from './exampleValues.ts';

/** Options of {@link eventBridge}. */
export interface BusEvent<DetailType extends string, Detail> {
  detailType: DetailType;
  detail: Detail;
  /** Default: `smoke`. */
  source?: string;
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
