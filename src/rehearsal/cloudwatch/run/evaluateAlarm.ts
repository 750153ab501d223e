import type { CloudWatchState } from '../cloudWatchState.ts';
import { comparisons, type Alarm, type AlarmRule, type AlarmState } from '../state/alarm.ts';
import { changeState } from '../state/changeState.ts';
import { findMetric } from '../state/metricStore.ts';

/** The statistic of each period that counts, oldest first; undefined if it has no measurement. */
function lastPeriods(state: CloudWatchState, rule: AlarmRule): (number | undefined)[] {
  const metric = findMetric(state.store.metrics, rule.metric);
  const minutes = rule.period / 60;
  const readable = state.context.clock.now() - (metric?.delayMinutes ?? 0);
  const end = Math.floor(readable / minutes) * minutes;
  return Array.from({ length: rule.evaluationPeriods }, (_, index) => {
    const from = end - (rule.evaluationPeriods - index) * minutes;
    const points = (metric?.points ?? []).filter(
      ({ minute }) => minute >= from && minute < from + minutes,
    );
    return points.length === 0 ? undefined : rule.statistic(points);
  });
}

const crossed = ({ comparison, threshold }: AlarmRule, value: number): boolean =>
  comparisons[comparison](value, threshold);

/**
 * The state that the last periods give; undefined if the alarm keeps the one that it has.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html#alarms-and-missing-data
 */
function nextState(
  rule: AlarmRule,
  values: readonly (number | undefined)[],
): AlarmState | undefined {
  const { treatMissingData, datapointsToAlarm = rule.evaluationPeriods } = rule;
  const present = values.filter((value) => value !== undefined);
  const missing = values.length - present.length;
  if (present.length === 0) {
    if (treatMissingData === 'missing') return 'INSUFFICIENT_DATA';
    if (treatMissingData === 'ignore') return undefined;
  }
  const assumed = treatMissingData === 'breaching' ? missing : 0;
  const breaching = present.filter((value) => crossed(rule, value)).length + assumed;
  return breaching >= datapointsToAlarm ? 'ALARM' : 'OK';
}

/** Evaluates an alarm from its metric, as CloudWatch does each minute. */
export function evaluateAlarm(state: CloudWatchState, alarm: Alarm): void {
  const { rule } = alarm;
  const values = lastPeriods(state, rule);
  const next = nextState(rule, values);
  if (next === undefined || next === alarm.state) return;
  const shown = values.map((value) => value ?? 'no data').join(', ');
  const reason = `Threshold ${rule.comparison} ${rule.threshold}: the last ${values.length} datapoints are ${shown}.`;
  changeState(state, alarm, next, reason);
}
