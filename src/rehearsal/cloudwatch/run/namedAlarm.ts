import type { CloudWatchState } from '../cloudWatchState.ts';
import type { Alarm } from '../state/alarm.ts';
import { changeState } from '../state/changeState.ts';
import { addPoint, measured } from '../state/metricStore.ts';
import { putAlarm } from '../state/putAlarm.ts';
import { statisticNamed } from '../state/statistic.ts';

/** How long ago the metric of such an alarm had its data, in minutes: no evaluation sees it. */
const dataMinutesAgo = 60;

/**
 * The alarm with that name. If there is none, it is made with a metric that had data once, so that it is
 * `OK` until somebody sets its state.
 */
export function namedAlarm(cloudWatch: CloudWatchState, name: string): Alarm {
  const found = cloudWatch.store.alarms.get(name);
  if (found !== undefined) return found;
  const metric = { namespace: 'Rehearsal', metricName: 'Alarm', dimensions: { AlarmName: name } };
  const minute = cloudWatch.context.clock.now() - dataMinutesAgo;
  const datum = { ...metric, unit: undefined, delayMinutes: 0 };
  addPoint(cloudWatch.store.metrics, datum, measured(minute, 0));
  const alarm = putAlarm(cloudWatch, {
    name,
    description: 'An alarm of the rehearsal.',
    actionsEnabled: true,
    actions: { OK: [], ALARM: [], INSUFFICIENT_DATA: [] },
    rule: {
      metric,
      statisticName: 'Maximum',
      statistic: statisticNamed('Maximum') ?? (() => 0),
      period: 60,
      evaluationPeriods: 1,
      datapointsToAlarm: 1,
      threshold: 0,
      comparison: 'GreaterThanThreshold',
      treatMissingData: 'ignore',
      unit: undefined,
    },
  });
  changeState(cloudWatch, alarm, 'OK', 'The rehearsal has not set it off yet.');
  return alarm;
}

/** Sets an alarm off, or ends it. */
export function setNamedAlarm(cloudWatch: CloudWatchState, name: string, active = true): void {
  const alarm = namedAlarm(cloudWatch, name);
  changeState(cloudWatch, alarm, active ? 'ALARM' : 'OK', 'The rehearsal set it.');
}
