import type { Input, OperationMap } from '../http/operation.ts';
import type { CloudWatchOperation, CloudWatchState } from './cloudWatchState.ts';
import { deleteAlarms } from './operations/deleteAlarms.ts';
import { describeAlarms } from './operations/describeAlarms.ts';
import { getMetricData } from './operations/getMetricData.ts';
import { listTagsForResource } from './operations/listTagsForResource.ts';
import { putMetricAlarm } from './operations/putMetricAlarm.ts';
import { putMetricData } from './operations/putMetricData.ts';
import { setAlarmState } from './operations/setAlarmState.ts';
import { tagResource } from './operations/tagResource.ts';
import { untagResource } from './operations/untagResource.ts';

/** By AWS's names for them. */
const operations: Readonly<Record<string, CloudWatchOperation>> = {
  DeleteAlarms: deleteAlarms,
  DescribeAlarms: describeAlarms,
  GetMetricData: getMetricData,
  ListTagsForResource: listTagsForResource,
  PutMetricAlarm: putMetricAlarm,
  PutMetricData: putMetricData,
  SetAlarmState: setAlarmState,
  TagResource: tagResource,
  UntagResource: untagResource,
};

/** AWS's names for the operations of CloudWatch that the stand-in has. */
export const cloudWatchOperationNames: readonly string[] = Object.keys(operations);

export function cloudWatchOperations(state: CloudWatchState): OperationMap {
  const entries = Object.entries(operations).map(
    ([name, operation]) => [name, (input: Input) => operation(state, input)] as const,
  );
  return Object.fromEntries(entries);
}
