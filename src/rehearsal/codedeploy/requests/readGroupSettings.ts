import { AwsError } from '../../http/awsError.ts';
import type { AutoRollbackEvent } from '../state/deploymentFailure.ts';
import {
  everyRollbackEvent,
  type AlarmConfiguration,
  type AutoRollbackConfiguration,
} from '../state/deploymentGroup.ts';
import { flag, objects, text, texts, type Members } from './inputReaders.ts';

const maxAlarms = 10;

/** AutoRollbackConfiguration of a request; undefined where it has none. */
export function readAutoRollback(
  input: Members | undefined,
): AutoRollbackConfiguration | undefined {
  if (input === undefined) return undefined;
  const events = texts(input, 'events') ?? [];
  const enabled = flag(input, 'enabled') ?? false;
  for (const event of events) {
    if (everyRollbackEvent.some((known) => known === event)) continue;
    throw new AwsError(
      'InvalidAutoRollbackConfigException',
      `${event} is no event of an automatic rollback; expected one of ${everyRollbackEvent.join(', ')}.`,
    );
  }
  if (enabled && events.length === 0) {
    throw new AwsError(
      'InvalidAutoRollbackConfigException',
      'An automatic rollback that is enabled needs at least one event.',
    );
  }
  return { enabled, events: events as AutoRollbackEvent[] };
}

/** AlarmConfiguration of a request; undefined where it has none. */
export function readAlarms(input: Members | undefined): AlarmConfiguration | undefined {
  if (input === undefined) return undefined;
  const alarms = (objects(input, 'alarms') ?? []).map((alarm) => text(alarm, 'name'));
  const named = alarms.filter((name): name is string => name !== undefined && name !== '');
  if (named.length < alarms.length) {
    throw new AwsError('InvalidAlarmConfigException', 'An alarm needs a name.');
  }
  if (alarms.length > maxAlarms) {
    throw new AwsError(
      'AlarmsLimitExceededException',
      `${alarms.length} alarms were provided; at most ${maxAlarms} are allowed.`,
    );
  }
  const ignore = flag(input, 'ignorePollAlarmFailure');
  return {
    enabled: flag(input, 'enabled') ?? false,
    ...(ignore !== undefined && { ignorePollAlarmFailure: ignore }),
    alarms: named,
  };
}
