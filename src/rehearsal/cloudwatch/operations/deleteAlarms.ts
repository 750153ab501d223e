import type { CloudWatchOperation } from '../cloudWatchState.ts';
import { strings } from '../requests/inputReaders.ts';
import { changeState } from '../state/changeState.ts';

/** A name without an alarm is left out, as on AWS. */
export const deleteAlarms: CloudWatchOperation = (state, input) => {
  for (const name of strings(input, 'AlarmNames')) {
    const alarm = state.store.alarms.get(name);
    // An alarm that is gone must not stop the deployments that watched it.
    if (alarm !== undefined) changeState(state, alarm, 'INSUFFICIENT_DATA', 'It was deleted.');
    state.store.alarms.delete(name);
  }
  return {};
};
