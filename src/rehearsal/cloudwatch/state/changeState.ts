import type { CloudWatchState } from '../cloudWatchState.ts';
import type { Alarm, AlarmState } from './alarm.ts';

/** Sets the state of an alarm; calls the listeners if it changes. */
export function changeState(
  { context }: CloudWatchState,
  alarm: Alarm,
  state: AlarmState,
  reason: string,
  reasonData?: string,
): void {
  alarm.stateReason = reason;
  alarm.stateReasonData = reasonData;
  if (alarm.state === state) return;
  alarm.state = state;
  alarm.stateUpdatedAt = new Date();
  for (const listener of context.listeners) listener(alarm.name, state);
}
