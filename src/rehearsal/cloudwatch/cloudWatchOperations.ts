import type { Input, OperationMap } from '../http/operation.ts';
import type { CloudWatchOperation, CloudWatchState } from './cloudWatchState.ts';
import { describeAlarms } from './operations/describeAlarms.ts';
import { getMetricData } from './operations/getMetricData.ts';
import { putMetricAlarm } from './operations/putMetricAlarm.ts';
import { putMetricData } from './operations/putMetricData.ts';
import { setAlarmState } from './operations/setAlarmState.ts';

/** By AWS's names for them. */
const operations: Readonly<Record<string, CloudWatchOperation>> = {
  DescribeAlarms: describeAlarms,
  GetMetricData: getMetricData,
  PutMetricAlarm: putMetricAlarm,
  PutMetricData: putMetricData,
  SetAlarmState: setAlarmState,
};

/** AWS's names for the operations of CloudWatch that the stand-in has. */
export const cloudWatchOperationNames: readonly string[] = Object.keys(operations);

export function cloudWatchOperations(state: CloudWatchState): OperationMap {
  const entries = Object.entries(operations).map(
    ([name, operation]) => [name, (input: Input) => operation(state, input)] as const,
  );
  return Object.fromEntries(entries);
}
