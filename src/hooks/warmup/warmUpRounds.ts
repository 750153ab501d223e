import { now } from '../../lib/clock.ts';

/** V8 compiles what ran often; measured, more rounds gain less than they take. */
const most = 16;

const longestMs = 200;

let eventCame = false;

/** To be called when the first event comes: from then on the CPU is the event's. */
export function endWarmUp(): void {
  eventCame = true;
}

/** Runs a step of the warm-up again and again, until the first event comes. */
export async function warmUpRounds(once: () => Promise<unknown>): Promise<void> {
  const started = now();
  for (let round = 0; round < most && !eventCame; round += 1) {
    if (now() - started > longestMs) return;
    await once();
  }
}
