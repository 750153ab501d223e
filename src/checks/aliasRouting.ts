import { Object } from '../lib/primordials.ts';
import { isAfterShift } from '../model/lifecycleEvents.ts';
import type { Check, CheckContext, CheckResult } from '../model/check.ts';
import { failedBy } from './answer/mismatch.ts';
import { checkWithOptions } from './run/options.ts';

/**
 * After the shift the alias points to the version that was deployed, with no weight elsewhere.
 * Skipped in BeforeAllowTraffic: nothing has shifted yet. It has no options. IAM: `lambda:GetAlias`.
 */
export function aliasRouting(options: Record<string, never> = {}): Check {
  return checkWithOptions('aliasRouting', options, {}, () => arrived);
}

async function arrived({ lifecycleEvent, target, routing }: CheckContext): Promise<CheckResult> {
  if (!isAfterShift(lifecycleEvent)) {
    return { outcome: 'skipped', message: `no traffic has shifted in ${lifecycleEvent}` };
  }
  const { alias, functionVersion, weights } = await routing();
  const wanted = target.targetVersion;
  const shares = Object.fromEntries(Object.entries(weights).filter(([, weight]) => weight > 0));
  const elsewhere = Object.keys(shares).filter((version) => version !== wanted);
  const what = `alias ${alias} of ${target.functionName}`;
  if (functionVersion === wanted && elsewhere.length === 0) {
    return { outcome: 'passed', message: `${what} sends all traffic to version ${wanted}` };
  }
  return failedBy(
    [
      ...(functionVersion === wanted
        ? []
        : [{ pointer: '/functionVersion', expected: wanted, actual: functionVersion }]),
      ...(elsewhere.length === 0
        ? []
        : [{ pointer: '/weights', expected: { [wanted]: 1 }, actual: shares }]),
    ],
    what,
  );
}
