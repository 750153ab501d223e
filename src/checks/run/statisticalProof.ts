import type { Check } from '../../model/check.ts';
import { OptionMistakes } from '../options/optionMistake.ts';

/**
 * A check whose verdict is a statistical test, or one that contains such a check. Its stated error
 * holds for one test: tried ten times, a test with an error of 5 % passes a bad version 40 % of the
 * time.
 */
export interface StatisticalProof extends Check {
  readonly isProof: true;
}

/** `true` for a {@link StatisticalProof}. */
export function isProof(check: Check): boolean {
  return 'isProof' in check && check.isProof === true;
}

/** The same check as a {@link StatisticalProof} if `proves`. */
export function markProof<T extends object>(check: T, proves: boolean): T {
  return proves ? { ...check, isProof: true } : check;
}

/** Throws {@link OptionMistakes} if more than `most` of the checks are statistical proofs. */
export function refuseProofs(checks: readonly Check[], most: number): void {
  const proofs = checks.filter(isProof);
  const [first] = proofs;
  if (first === undefined || proofs.length <= most) return;
  const why = `has "${first.name}", a statistical test: to test again until one test passes would exceed its error of 5 %; give one test more samples or time instead`;
  throw new OptionMistakes([{ pointer: '', why }]);
}
