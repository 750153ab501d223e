import type { CloudWatchState } from '../cloudWatchState.ts';
import { evaluateAlarm } from './evaluateAlarm.ts';

const watched = new WeakSet<CloudWatchState>();

/** Evaluates every alarm once a minute of the clock, until the stand-in closes. */
export function watchAlarms(state: CloudWatchState): void {
  if (watched.has(state)) return;
  watched.add(state);
  void watch(state);
}

async function watch(state: CloudWatchState): Promise<void> {
  const { clock, signal } = state.context;
  try {
    while (!signal.aborted) {
      await clock.wait(1, signal);
      for (const alarm of state.store.alarms.values()) evaluateAlarm(state, alarm);
    }
  } catch {
    // The stand-in closes.
  }
}
