import { definedMembers } from '../../lib/objects.ts';
import { Error, Math, Promise, setImmediate } from '../../lib/primordials.ts';
import { failedAssertion } from './assertionError.ts';
import type { Check, CheckContext, CheckReport, CheckResult } from '../../model/check.ts';
import { isNesting } from './nesting.ts';
import { describeThrown, messageLimit } from '../../lib/describeThrown.ts';
import { durationInWords } from '../../lib/duration.ts';
import { clockOf } from '../../lib/timers.ts';
import { kindOf } from '../../lib/kindOf.ts';
import { shownValue } from '../../lib/jsonSafe.ts';
import { cutText } from '../../lib/text.ts';
import { validateResult } from './validateResult.ts';

/** How a run ended. */
type Ending =
  { readonly returned: unknown } | { readonly threw: unknown } | { readonly unfinished: true };

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
  const result =
    read.mistake === undefined
      ? await resultOf(check, read.nests, context, now)
      : ({ outcome: 'errored', message: read.mistake } as const);
  return {
    name: read.name,
    ...(read.advisory && { advisory: true }),
    ...result,
    durationMs: Math.round((now() - started) * 10) / 10,
  };
}

interface ReadCheck {
  name: string;
  advisory: boolean;
  nests: boolean;
  mistake?: string;
}

function readCheck(check: unknown): ReadCheck {
  try {
    if (typeof check !== 'object' || check === null) {
      const hint = typeof check === 'function' ? ': wrap it in defineCheck(name, run)' : '';
      return notACheck(kindOf(check), hint);
    }
    const { name, run, advisory } = check as Record<string, unknown>;
    if (typeof name !== 'string' || name === '') {
      return notACheck(`an object whose name is ${kindOf(name)}`);
    }
    const shown = {
      name: cutText(name),
      advisory: advisory === true,
      nests: isNesting(check as Check),
    };
    if (typeof run === 'function') return shown;
    return { ...notACheck(`an object whose run is ${kindOf(run)}`), ...shown };
  } catch (error) {
    return notACheck(`something that cannot be read (${describeThrown(error)})`);
  }
}

function notACheck(what: string, hint = ''): ReadCheck {
  const mistake = `this is not a check but ${what}; expected an object with a name and a run function${hint}`;
  return { name: '(not a check)', advisory: false, nests: false, mistake };
}

async function resultOf(
  check: Check,
  nests: boolean,
  context: CheckContext,
  now: () => number,
): Promise<CheckResult> {
  const started = now();
  const { signal } = context;
  if (signal.aborted) {
    return { outcome: 'errored', message: `was not started: ${reasonOf(signal)}` };
  }
  const ending = await raced(run(check, context), signal, nests);
  // A check that obeys the signal throws because of it: only its time was over.
  if ('unfinished' in ending || ('threw' in ending && isOver(signal))) {
    const lasted = durationInWords(now() - started);
    return { outcome: 'errored', message: `did not finish in ${lasted}: ${reasonOf(signal)}` };
  }
  try {
    return 'threw' in ending ? resultOfThrow(ending.threw) : resultOfReturn(ending.returned);
  } catch (error) {
    return { outcome: 'errored', message: `its result cannot be read: ${describeThrown(error)}` };
  }
}

/** Reads the signal again: TypeScript assumes that it has not changed while waiting. */
function isOver(signal: AbortSignal): boolean {
  return signal.aborted;
}

/** Also turns a synchronous throw into a rejection. */
async function run(check: Check, context: CheckContext): Promise<unknown> {
  return check.run(context);
}

function raced(work: Promise<unknown>, signal: AbortSignal, nests: boolean): Promise<Ending> {
  return new Promise((resolve) => {
    const leave = () => {
      resolve({ unfinished: true });
    };
    const stop = () => {
      if (nests) setImmediate(leave);
      else leave();
    };
    const end = (ending: Ending) => {
      signal.removeEventListener('abort', stop);
      resolve(ending);
    };
    signal.addEventListener('abort', stop, { once: true });
    work.then(
      (returned: unknown) => {
        end({ returned });
      },
      (threw: unknown) => {
        end({ threw });
      },
    );
  });
}

function reasonOf(signal: AbortSignal): string {
  const reason: unknown = signal.reason;
  const isPlainAbort =
    reason instanceof Error && (reason.name === 'AbortError' || reason.name === 'TimeoutError');
  if (isPlainAbort || reason === undefined) return 'its time was over';
  return reason instanceof Error ? reason.message : describeThrown(reason);
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

function resultOfReturn(returned: unknown): CheckResult {
  const result = validateResult(returned);
  return typeof result === 'string' ? { outcome: 'errored', message: result } : result;
}
