import type { Input } from '../../http/operation.ts';
import { AwsError } from '../../http/awsError.ts';
import type { AutoRollbackEvent } from '../state/deploymentFailure.ts';
import {
  everyRollbackEvent,
  type AlarmConfiguration,
  type AutoRollbackConfiguration,
} from '../state/deploymentGroup.ts';
import {
  optionalBoolean,
  optionalObjects,
  optionalString,
  optionalStrings,
} from './inputReaders.ts';

/** How many alarms a deployment group takes. */
export const maxAlarms = 10;

/** AutoRollbackConfiguration of a request; `undefined` if it has none. */
export function readAutoRollback(input: Input | undefined): AutoRollbackConfiguration | undefined {
  if (input === undefined) return undefined;
  const events = optionalStrings(input, 'events') ?? [];
  const enabled = optionalBoolean(input, 'enabled') ?? false;
  for (const event of events) {
    if (everyRollbackEvent.some((known) => known === event)) continue;
    throw new AwsError(
      'InvalidAutoRollbackConfigException',
      `${event} is not an event of an automatic rollback; expected one of ${everyRollbackEvent.join(', ')}.`,
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

/** AlarmConfiguration of a request; `undefined` if it has none. */
export function readAlarms(input: Input | undefined): AlarmConfiguration | undefined {
  if (input === undefined) return undefined;
  const alarms = (optionalObjects(input, 'alarms') ?? []).map((alarm) =>
    optionalString(alarm, 'name'),
  );
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
  const ignore = optionalBoolean(input, 'ignorePollAlarmFailure');
  return {
    enabled: optionalBoolean(input, 'enabled') ?? false,
    ...(ignore !== undefined && { ignorePollAlarmFailure: ignore }),
    alarms: named,
  };
}
