import { outcomes, type Check, type Outcome } from '../../../src/model/check.ts';
import fc from 'fast-check';

/** A check that gives these outcomes one after the other, the last one from then on. */
export function scripted(name: string, ...script: Outcome[]): Check & { runs: () => number } {
  let runs = 0;
  return {
    name,
    runs: () => runs,
    run: () => {
      runs += 1;
      return { outcome: script[Math.min(runs, script.length) - 1] ?? 'errored', message: name };
    },
  };
}

/** A check that never ends and never looks at its signal. */
export const hanging = (name = 'hangs'): Check => ({
  name,
  run: () => new Promise<never>(() => {}),
});

/** Any outcome. */
export const anyOutcome: fc.Arbitrary<Outcome> = fc.constantFrom(...outcomes);

/** Any outcome that fails the hook. */
export const failing: fc.Arbitrary<Outcome> = fc.constantFrom('failed', 'errored', 'inconclusive');

/** `true` for an outcome that fails the hook. */
export const fails = (outcome: Outcome): boolean => outcome !== 'passed' && outcome !== 'skipped';
