import type { Check } from '../model/check.ts';
import { brokenCheck } from './options/brokenCheck.ts';
import type { Place } from './options/optionMistake.ts';

/**
 * A custom check. Never throws: a mistake in its arguments makes it a broken check, which says so when the hook runs.
 *
 * ```ts
 * defineCheck('answers in JSON', async ({ invoke }) => {
 *   const { payload } = await invoke({ path: '/health' });
 *   assert.equal(typeof payload, 'object');
 * });
 * ```
 *
 * @param name - As the record shows it.
 * @param run - Returns a `CheckResult`, or nothing, which means `passed`. A thrown
 * assertion (of `node:assert`, chai, vitest, zod, fast-check ...) means `failed`, any other throw
 * `errored`. It should stop when `context.signal` is aborted; the hook does not wait for it.
 */
export function defineCheck(name: string, run: Check['run']): Check {
  const given: { name: unknown; run: unknown } = { name, run };
  if (typeof given.name !== 'string' || given.name.trim() === '') {
    return broken('defineCheck', 'name', given.name, 'a text that is not empty');
  }
  if (typeof given.run !== 'function') return broken(name, 'run', given.run, 'a function');
  return { name, run };
}

const place: Place = (pointer) => `the ${pointer.slice(1)} of defineCheck`;

const broken = (name: string, argument: string, given: unknown, expected: string): Check =>
  brokenCheck(name, [{ pointer: `/${argument}`, given, expected }], place);
