import type { EventBridgeEvent, ScheduledEvent } from 'aws-lambda';
import { arnOf, fixed } from './fixed.ts';

/** An event of a bus. */
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
    id: fixed.id,
    'detail-type': detailType,
    source,
    account: fixed.accountId,
    time: fixed.time,
    region: fixed.region,
    resources: [...resources],
    detail,
  };
}

/** What EventBridge sends at the times of a rule. */
export function scheduled({ ruleName = 'smoke' }: { ruleName?: string } = {}): ScheduledEvent {
  return eventBridge({
    detailType: 'Scheduled Event',
    detail: {},
    source: 'aws.events',
    resources: [arnOf('events', `rule/${ruleName}`)],
  });
}
