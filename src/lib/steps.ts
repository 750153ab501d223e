import { Promise, setImmediate } from './primordials.ts';
import type { RunClock } from './runClock.ts';

/** Long work in short steps. Each step yields how many values it has read. */
export type Steps<Result> = Generator<number, Result, undefined>;

/** How many values are read before other work gets its turn: about 20 ms of a whole processor. */
const valuesPerTurn = 100_000;

/** Whose time the work takes. */
interface Turns {
  /** As soon as it is aborted, the work ends at its next pause. */
  readonly signal: AbortSignal;
  /** On a clock that is not the real one, no time passes meanwhile, so there are no pauses. */
  readonly clock?: RunClock | undefined;
}

/**
 * Runs all steps. The result comes at once if the work is short. Longer work pauses for other events,
 * because a deadline cannot end work that keeps the event loop busy. Then a promise is returned, which
 * rejects with the signal's reason if the signal is aborted during a pause.
 */
export function runSteps<Result>(
  steps: Steps<Result>,
  { signal, clock }: Turns,
): Result | Promise<Result> {
  if (clock !== undefined) return withoutPauses(steps);
  const ended = oneTurn(steps);
  return ended === undefined ? manyTurns(steps, signal) : ended.result;
}

/** Runs all steps at once. */
export function withoutPauses<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

async function manyTurns<Result>(steps: Steps<Result>, signal: AbortSignal): Promise<Result> {
  for (;;) {
    await new Promise((resolve) => void setImmediate(resolve));
    if (signal.aborted) throw signal.reason;
    const ended = oneTurn(steps);
    if (ended !== undefined) return ended.result;
  }
}

/** Runs the steps of one turn; `undefined` if there are more. */
function oneTurn<Result>(steps: Steps<Result>): { readonly result: Result } | undefined {
  for (let values = 0; values < valuesPerTurn;) {
    const step = steps.next();
    if (step.done === true) return { result: step.value };
    values += step.value;
  }
  return undefined;
}
