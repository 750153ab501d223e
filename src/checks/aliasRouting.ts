import { Object } from '../lib/primordials.ts';
import { isAfterShift } from '../model/lifecycleEvents.ts';
import type { CheckContext, CheckResult } from '../model/check.ts';
import { failedBy, type Mismatch } from './answer/mismatch.ts';
import { checkFactory, type CheckFactory, type NoOptions } from './options/checkFactory.ts';
import { object } from './options/kinds.ts';

/**
 * After the shift, the alias points to the version that was deployed and gives no other version any
 * traffic. It asks again, because weights may change while checks run. Skipped in BeforeAllowTraffic,
 * before anything has shifted. IAM: `lambda:GetAlias`.
 */
export const aliasRouting: CheckFactory<NoOptions> = checkFactory({
  name: 'aliasRouting',
  iam: ['lambda:GetAlias'],
  options: object<NoOptions>({}),
  make: () => ({ run: inspectRouting }),
});

async function inspectRouting({
  lifecycleEvent,
  target,
  routing,
}: CheckContext): Promise<CheckResult> {
  if (!isAfterShift(lifecycleEvent)) {
    return { outcome: 'skipped', message: `no traffic has shifted in ${lifecycleEvent}` };
  }
  const { alias, functionVersion, weights } = await routing({ fresh: true });
  const wanted = target.targetVersion;
  const shares = Object.fromEntries(Object.entries(weights).filter(([, weight]) => weight > 0));
  const elsewhere = Object.keys(shares).some((version) => version !== wanted);
  const what = `alias ${alias} of ${target.functionName}`;
  const found: Mismatch[] = [];
  if (functionVersion !== wanted) {
    found.push({ pointer: '/functionVersion', expected: wanted, actual: functionVersion });
  }
  if (elsewhere) found.push({ pointer: '/weights', expected: { [wanted]: 1 }, actual: shares });
  if (found.length > 0) return failedBy(found, what);
  return { outcome: 'passed', message: `${what} sends all traffic to version ${wanted}` };
}
