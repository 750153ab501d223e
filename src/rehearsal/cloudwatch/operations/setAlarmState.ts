import { AwsError } from '../../http/awsError.ts';
import type { CloudWatchOperation } from '../cloudWatchState.ts';
import { missing, optionalEnum, optionalString, requiredString } from '../requests/inputReaders.ts';
import { alarmStates } from '../state/alarm.ts';
import { changeState } from '../state/changeState.ts';

/** Sets the state of an alarm until it is evaluated next. */
export const setAlarmState: CloudWatchOperation = (state, input) => {
  const name = requiredString(input, 'AlarmName');
  const value = optionalEnum(input, 'StateValue', alarmStates);
  if (value === undefined) throw missing('StateValue');
  const reason = requiredString(input, 'StateReason');
  const alarm = state.store.alarms.get(name);
  if (alarm === undefined) {
    throw new AwsError('ResourceNotFound', `The alarm ${name} does not exist.`, 404);
  }
  changeState(state, alarm, value, reason, optionalString(input, 'StateReasonData'));
  return {};
};
