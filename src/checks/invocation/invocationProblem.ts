import { isAfterShift } from '../../model/lifecycleEvents.ts';
import type { CheckContext, CheckResult } from '../../model/check.ts';
import type { Invocation } from '../../model/invocation.ts';
import { definedMembers, isPlainObject } from '../../lib/objects.ts';
import { shownValue } from '../../lib/jsonSafe.ts';
import { cutText } from '../../lib/text.ts';

/**
 * Why an invocation fails the check, whatever it answered: the function failed, or another version
 * ran. `undefined` if neither happened.
 */
export function invocationProblem(
  invocation: Invocation,
  version: string | undefined,
  context: Pick<CheckContext, 'target' | 'lifecycleEvent'>,
): CheckResult | undefined {
  return functionFailure(invocation) ?? wrongVersion(invocation, version, context);
}

/** A failed result if the function failed. */
export function functionFailure(invocation: Invocation): CheckResult | undefined {
  const { functionError, payload } = invocation;
  if (functionError === undefined) return undefined;
  const { errorType, errorMessage } = isPlainObject(payload) ? payload : {};
  const said = [errorType, errorMessage]
    .filter((part): part is string => typeof part === 'string' && part !== '')
    .map((part) => cutText(part));
  const what = said.length > 0 ? `: ${said.join(': ')}` : '';
  return {
    outcome: 'failed',
    message: `the function failed (FunctionError ${functionError})${what}`,
    expected: { functionError: 'none' },
    actual: definedMembers({
      functionError,
      errorType: shownValue(errorType),
      errorMessage: shownValue(errorMessage),
    }),
  };
}

/** A result if another version ran than asked for, or if Lambda did not say which. */
export function wrongVersion(
  invocation: Invocation,
  version: string | undefined,
  context: Pick<CheckContext, 'target' | 'lifecycleEvent'>,
): CheckResult | undefined {
  const wanted = versionThatMustRun(version, context);
  const { executedVersion } = invocation;
  if (wanted === undefined || executedVersion === wanted) return undefined;
  if (executedVersion === undefined) {
    return {
      outcome: 'errored',
      message: `Lambda did not say which version ran; expected version ${wanted}`,
    };
  }
  return {
    outcome: 'failed',
    message: `version ${executedVersion} ran; expected version ${wanted}`,
    expected: { executedVersion: wanted },
    actual: { executedVersion },
  };
}

/** Before the shift an alias may run any of its versions; afterwards only the new one. */
function versionThatMustRun(
  version: string | undefined,
  { target, lifecycleEvent }: Pick<CheckContext, 'target' | 'lifecycleEvent'>,
): string | undefined {
  const isAfter = isAfterShift(lifecycleEvent);
  switch (version) {
    case undefined:
    case 'target':
      return target.targetVersion;
    case 'current':
      return target.currentVersion;
    case 'alias':
      return isAfter ? target.targetVersion : undefined;
    default:
      return version;
  }
}
