import type { CloudWatchState } from '../cloudWatchState.ts';
import type { Alarm } from './alarm.ts';

/** What a caller decides of an alarm; the rest is its state. */
export type AlarmDefinition = Pick<
  Alarm,
  'name' | 'description' | 'actionsEnabled' | 'actions' | 'rule'
>;

/** Creates an alarm, or replaces the definition of one and keeps its state. */
export function putAlarm({ store }: CloudWatchState, definition: AlarmDefinition): Alarm {
  const now = new Date();
  const before = store.alarms.get(definition.name);
  const alarm: Alarm = {
    createdAt: now,
    tags: new Map(),
    state: 'INSUFFICIENT_DATA',
    stateReason: 'Unchecked: Initial alarm creation',
    stateReasonData: undefined,
    stateUpdatedAt: now,
    ...before,
    ...definition,
    updatedAt: now,
  };
  store.alarms.set(alarm.name, alarm);
  return alarm;
}
