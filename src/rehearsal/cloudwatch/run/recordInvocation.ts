import type { InvocationMeasured as Measured } from '../../lambda/lambdaStandIn.ts';
import type { CloudWatchState } from '../cloudWatchState.ts';
import { addPoint, measured } from '../state/metricStore.ts';

/** What its metrics are made of. */
type InvocationMeasured = Omit<Measured, 'requestId' | 'initDurationMs'>;

/** Lambda's metrics are late by a minute or more. */
const delayMinutes = 1;

/**
 * The dimensions that Lambda gives to one invocation: all functions, the function, the version or alias
 * that was called, and, only while the alias has weights, the version that ran.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-view.html
 */
function dimensionSets({
  functionName,
  qualifier,
  weighted,
  executedVersion,
}: InvocationMeasured): Record<string, string>[] {
  const resource = qualifier === undefined ? functionName : `${functionName}:${qualifier}`;
  const ofResource = { FunctionName: functionName, Resource: resource };
  return [
    {},
    { FunctionName: functionName },
    ofResource,
    ...(weighted ? [{ ...ofResource, ExecutedVersion: executedVersion }] : []),
  ];
}

/** Adds what Lambda measures of an invocation: Invocations, Errors, Throttles and Duration. */
export function recordInvocation(state: CloudWatchState, invocation: InvocationMeasured): void {
  const { outcome, durationMs } = invocation;
  const counts: [string, string, number][] =
    outcome === 'throttled'
      ? [['Throttles', 'Count', 1]]
      : [
          ['Invocations', 'Count', 1],
          ['Errors', 'Count', outcome === 'failed' ? 1 : 0],
          ['Throttles', 'Count', 0],
          ['Duration', 'Milliseconds', durationMs],
        ];
  const minute = state.context.clock.now();
  for (const dimensions of dimensionSets(invocation)) {
    for (const [metricName, unit, value] of counts) {
      const metric = { namespace: 'AWS/Lambda', metricName, dimensions, unit, delayMinutes };
      addPoint(state.store.metrics, metric, measured(minute, value));
    }
  }
}
