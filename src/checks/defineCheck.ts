import type { Check } from '../model/check.ts';
import { brokenCheck } from './run/options.ts';
import { kindOf } from '../lib/kindOf.ts';

/**
 * A custom check.
 *
 * @param name - As the record shows it.
 * @param run - Returns a `CheckResult`, or nothing, which means `passed`. A thrown
 * `AssertionError` (of `node:assert`, chai, vitest ...) means `failed`, any other throw
 * `errored`. It should give up when `context.signal` is aborted; the hook does not wait for it.
 *
 * ```ts
 * defineCheck('answers in JSON', async ({ invoke }) => {
 *   const { payload } = await invoke({ path: '/health' });
 *   assert.equal(typeof payload, 'object');
 * });
 * ```
 */
export function defineCheck(name: string, run: Check['run']): Check {
  const given: { name: unknown; run: unknown } = { name, run };
  if (typeof given.name !== 'string' || given.name.trim() === '') {
    return brokenCheck('defineCheck', [
      `the name of defineCheck is ${kindOf(given.name)}; expected a text that is not empty`,
    ]);
  }
  if (typeof given.run !== 'function') {
    return brokenCheck(name, [
      `the run of defineCheck is ${kindOf(given.run)}; expected a function`,
    ]);
  }
  return { name, run };
}
