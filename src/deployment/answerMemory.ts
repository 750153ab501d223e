import { Set } from '../lib/primordials.ts';
import { AwsCallError } from '../aws/awsCallError.ts';
import { denialDelays, patience } from '../aws/retrying.ts';
import { clockOf, pauseUnlessAborted, type TimeLeft } from '../lib/timers.ts';

/** Asks each question once, and again only if the answer was a denial. */
export interface AnswerMemory {
  readonly once: <T>(ask: () => Promise<T>) => () => Promise<T>;
  /**
   * Waits, then forgets the denials: a new role's permissions may not be known everywhere yet.
   * Resolves with `false` if nothing was denied, or if the time for denied calls is over.
   */
  readonly forgetDenials: () => Promise<boolean>;
}

const isDenial = (error: unknown): boolean =>
  error instanceof AwsCallError && error.failure === 'denied';

export function answerMemory(timeLeft: TimeLeft): AnswerMemory {
  const denials = new Set<() => void>();
  const clock = clockOf(timeLeft);
  const nextDelay = denialDelays(patience(timeLeft), clock);
  let waiting: Promise<boolean> | undefined;

  async function wait(): Promise<boolean> {
    const delay = denials.size > 0 ? nextDelay() : undefined;
    if (delay === undefined) return false;
    const isInTime = await pauseUnlessAborted(delay, timeLeft.signal, clock);
    for (const forget of denials) forget();
    denials.clear();
    return isInTime;
  }

  return {
    once<T>(ask: () => Promise<T>) {
      let answer: Promise<T> | undefined;
      return () => {
        if (!answer) {
          answer = ask();
          // The caller sees the rejection. It must not count as unhandled if nobody asks again.
          answer.catch((error: unknown) => {
            if (isDenial(error)) denials.add(() => (answer = undefined));
          });
        }
        return answer;
      };
    },
    forgetDenials: () =>
      (waiting ??= wait().finally(() => {
        waiting = undefined;
      })),
  };
}

/** Repeats an attempt to find something out while it fails and one of the answers was a denial. */
export async function untilAllowed<T>(
  memory: Pick<AnswerMemory, 'forgetDenials'>,
  attempt: () => Promise<T>,
): Promise<T> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!(await memory.forgetDenials())) throw error;
    }
  }
}
