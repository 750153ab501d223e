import { definedMembers } from '../../lib/objects.ts';
import { Math } from '../../lib/primordials.ts';
import { failedAssertion } from './assertionError.ts';
import type { Check, CheckContext, CheckReport, CheckResult } from '../../model/check.ts';
import { describeThrown, messageLimit } from '../../lib/describeThrown.ts';
import { durationInWords } from '../../lib/duration.ts';
import { abortIfOver, clockOf } from '../../lib/timers.ts';
import { shownValue } from '../../lib/jsonSafe.ts';
import { cutText } from '../../lib/text.ts';
import { mistakeIn, type MistakeSentence } from '../options/brokenCheck.ts';
import { watchCalls } from './pendingCalls.ts';
import { raceSignal, reasonOf } from './raceSignal.ts';
import { readCheck } from './readCheck.ts';
import { validateResult } from './validateResult.ts';

/** How a run ended. */
type Ending =
  | { readonly returned: unknown; readonly pending?: string | undefined }
  | { readonly threw: unknown }
  | { readonly unstarted: true }
  | { readonly unfinished: true }
  | { readonly mistake: string };

/**
 * Runs one check and reports how it went. This is the one place where a throw becomes a result. It
 * never rejects, whatever the check throws or returns. It stops waiting when the context's signal is
 * aborted, and ignores what the check does after that.
 */
export async function runCheck(check: Check, context: CheckContext): Promise<CheckReport> {
  // Read first: a check may change its context.
  const { functionName } = context.target;
  const { name, ...rest } = await runNested(check, context);
  return { name, functionName, ...rest };
}

/** {@link runCheck} for a check inside another, whose report already names the function. */
export async function runNested(check: Check, context: CheckContext): Promise<CheckReport> {
  const { now } = clockOf(context);
  const started = now();
  const read = readCheck(check);
  const mistake = read.mistake ?? mistakeIn(check);
  const ending =
    typeof mistake === 'string'
      ? { mistake }
      : await endingOf({ check, nests: read.nests, mistake }, context);
  return {
    name: read.name,
    // A mistake decides, also in an advisory check: it would never measure anything.
    ...(read.advisory && !('mistake' in ending) && { advisory: true }),
    ...resultOf(ending, context.signal, now() - started),
    durationMs: Math.round((now() - started) * 10) / 10,
  };
}

interface ReadyCheck {
  readonly check: Check;
  readonly nests: boolean;
  readonly mistake: Exclude<MistakeSentence, string> | undefined;
}

async function endingOf(ready: ReadyCheck, context: CheckContext): Promise<Ending> {
  const { signal } = context;
  if (signal.aborted) return { unstarted: true };
  const work = run(ready, context).catch((threw: unknown): Ending => ({ threw }));
  const ending = await raceSignal(work, signal, ready.nests);
  // A body that keeps the event loop busy ends before the timer of its time limit can end it.
  abortIfOver(signal);
  const isLate = isOver(signal) && !('mistake' in ending);
  // A check that nests collects what is inside it when its time is over. If it throws, that is
  // because it obeys the signal.
  return isLate && (!ready.nests || 'threw' in ending) ? { unfinished: true } : ending;
}

/** Reads the signal again: TypeScript assumes that it has not changed while waiting. */
function isOver(signal: AbortSignal): boolean {
  return signal.aborted;
}

/** Runs the body. Also turns a synchronous throw into a rejection. */
async function run({ check, nests, mistake }: ReadyCheck, context: CheckContext): Promise<Ending> {
  const found = mistake && (await mistake);
  if (found !== undefined) return { mistake: found };
  if (nests) return { returned: await check.run(context) };
  const calls = watchCalls(context);
  const returned = await check.run(calls.context);
  return { returned, pending: calls.pending() };
}

function resultOf(ending: Ending, signal: AbortSignal, tookMs: number): CheckResult {
  if ('mistake' in ending) return { outcome: 'errored', message: ending.mistake };
  if ('unstarted' in ending) {
    return { outcome: 'errored', message: `was not started: ${reasonOf(signal)}` };
  }
  if ('unfinished' in ending) {
    const lasted = durationInWords(tookMs);
    return { outcome: 'errored', message: `did not finish in ${lasted}: ${reasonOf(signal)}` };
  }
  try {
    return 'threw' in ending
      ? resultOfThrow(ending.threw)
      : resultOfReturn(ending.returned, ending.pending);
  } catch (error) {
    return { outcome: 'errored', message: `its result cannot be read: ${describeThrown(error)}` };
  }
}

function resultOfThrow(thrown: unknown): CheckResult {
  const assertion = failedAssertion(thrown);
  if (assertion === undefined) return { outcome: 'errored', message: describeThrown(thrown) };
  const { message, expected, actual } = assertion;
  return {
    outcome: 'failed',
    message: cutText(message, messageLimit),
    ...definedMembers({ expected: shownValue(expected), actual: shownValue(actual) }),
  };
}

function resultOfReturn(returned: unknown, pending: string | undefined): CheckResult {
  const result = validateResult(returned);
  if (typeof result === 'string') return { outcome: 'errored', message: result };
  // What fails needs no further answers.
  const isFailed = result.outcome === 'failed' || result.outcome === 'errored';
  if (pending === undefined || isFailed) return result;
  const message = `it ended while its own ${pending}() was not answered: await it, or return its promise`;
  return { outcome: 'errored', message };
}
