import { now } from '../../lib/clock.ts';

/** V8 compiles code that runs often. As measured, more rounds cost more than they gain. */
const most = 16;

const longestMs = 200;

let eventCame = false;

/** Call it when the first event comes: from then on the event needs the CPU. */
export function endWarmUpRounds(): void {
  eventCame = true;
}

/** Repeats a step of the warm-up: at most 16 times, for 200 ms, until the first event comes. */
export async function warmUpRounds(once: () => Promise<unknown>): Promise<void> {
  const started = now();
  for (let round = 0; round < most && !eventCame; round += 1) {
    if (now() - started > longestMs) return;
    await once();
  }
}
