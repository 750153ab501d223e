import { Math } from '../../../lib/primordials.ts';

/**
 * The largest chance that one round calls a path of equal versions different: both old answers agree
 * and the new one does not. For noise that is independent between calls, it is the sum of p²(1 - p)
 * over the values. It is at most 1/4 for every distribution, and for every symmetric way to agree (a
 * tolerance): of three answers, exactly one pair agrees with a chance of at most 3/4, and each of the
 * three pairs is as likely to be that one.
 *
 * @see Goodman, On Sets of Acquaintances and Strangers at any Party, Amer. Math. Monthly 66 (1959)
 */
const mostPerRound = 1 / 4;

/** The most rounds that are ever made. */
export const mostRounds = 30;

/**
 * How many rounds must follow the first one, so that the chance that any of these tests is wrong stays
 * at or below `bound`. `tests` is how many are undecided after the first round: the bound holds
 * whatever that round found, because the rounds after it are independent of it.
 */
export function roundsAfterFirst(tests: number, bound: number): number {
  if (tests === 0) return 0;
  let rounds = 1;
  while (chanceOfFalseAlarm(tests, rounds) > bound && rounds < mostRounds) rounds += 1;
  return rounds;
}

/** The largest chance that one of so many undecided tests is wrong in all of so many further rounds. */
export function chanceOfFalseAlarm(tests: number, furtherRounds: number): number {
  return Math.min(1, tests * mostPerRound ** furtherRounds);
}
