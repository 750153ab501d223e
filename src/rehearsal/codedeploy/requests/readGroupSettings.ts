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
const maxNameLength = 255;

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
  const enabled = optionalBoolean(input, 'enabled') ?? false;
  const mistake = alarmMistake(alarms, named, enabled);
  if (mistake !== undefined) throw new AwsError('InvalidAlarmConfigException', mistake);
  if (alarms.length > maxAlarms) {
    throw new AwsError(
      'AlarmsLimitExceededException',
      `${alarms.length} alarms were provided; at most ${maxAlarms} are allowed.`,
    );
  }
  const ignore = optionalBoolean(input, 'ignorePollAlarmFailure');
  return {
    enabled,
    ...(ignore !== undefined && { ignorePollAlarmFailure: ignore }),
    alarms: named,
  };
}

/**
 * The causes of AWS's InvalidAlarmConfigException, as a sentence.
 * @see https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_CreateDeploymentGroup.html
 */
function alarmMistake(
  given: readonly unknown[],
  named: readonly string[],
  enabled: boolean,
): string | undefined {
  if (named.length < given.length) return 'An alarm needs a name.';
  const long = named.find((name) => name.length > maxNameLength);
  if (long !== undefined) return `The name of the alarm ${long} is longer than ${maxNameLength}.`;
  const twice = named.find((name, index) => named.indexOf(name) !== index);
  if (twice !== undefined) return `The alarm ${twice} is named twice.`;
  return enabled && named.length === 0 ? 'The alarms are enabled, but there are none.' : undefined;
}
