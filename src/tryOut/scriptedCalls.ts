import type { RunClock } from '../lib/runClock.ts';
import { pause } from '../lib/timers.ts';
import type { LambdaAnswer, Scripted } from './lambda.ts';
import { waitMs } from './invocationOutput.ts';
import { NotScriptedError, toLambdaAnswer, type Script } from './script.ts';

/** How long a call takes that does not run the function. */
const apiCallMs = 10;

/** An answer that is not an error. */
export type Arrived = Extract<Scripted, { kind: 'invoked' }>;

/** How the scripted services of one run answer. */
export interface ScriptedCalls {
  /** Milliseconds since the start of the check. */
  readonly now: () => number;
  /** The answer to a call, when it arrives. Rejects if it is an error, or if the call is aborted. */
  readonly answer: <Call>(
    script: Script<Call>,
    call: Call,
    signal: AbortSignal,
  ) => Promise<Arrived>;
  /** The first question that had no answer: a check may have caught its error. */
  readonly notScripted: () => NotScriptedError | undefined;
  /** Throws what a function of the test threw: that is not an answer of AWS. */
  readonly rethrow: () => void;
}

function delayMs({ answer }: LambdaAnswer): number {
  if (answer.kind === 'invoked') return waitMs(answer.details);
  return answer.kind === 'hung' ? Infinity : apiCallMs;
}

/** Resolves when the answer is there. Rejects if the call is refused or aborted. */
async function arrive(given: LambdaAnswer, signal: AbortSignal, clock: RunClock): Promise<Arrived> {
  await pause(delayMs(given), signal, clock).catch(() => {
    throw Object.assign(new Error('Request aborted'), { name: 'AbortError' });
  });
  const { answer } = given;
  if (answer.kind === 'invoked') return answer;
  throw answer.kind === 'refused' ? answer.error : new Error('an endless wait has ended');
}

/** Makes the calls of one run of a check. */
export function scriptedCalls(clock: RunClock): ScriptedCalls {
  let notScripted: NotScriptedError | undefined;
  let thrown: { readonly error: unknown } | undefined;
  const ask = async <Call>(script: Script<Call>, call: Call): Promise<LambdaAnswer> => {
    try {
      return toLambdaAnswer(await script(call));
    } catch (error) {
      if (error instanceof NotScriptedError) notScripted ??= error;
      else thrown ??= { error };
      throw error;
    }
  };
  return {
    now: () => clock.now(),
    answer: async (script, call, signal) => arrive(await ask(script, call), signal, clock),
    notScripted: () => notScripted,
    rethrow: () => {
      if (thrown !== undefined) throw thrown.error as Error;
    },
  };
}
