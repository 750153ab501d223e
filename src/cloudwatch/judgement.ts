import type { Outcome } from '../model/check.ts';

/** What an option says about data that is missing. */
export type Judgement = 'inconclusive' | 'pass' | 'fail';

/** All of them. */
export const judgement: readonly Judgement[] = ['inconclusive', 'pass', 'fail'];

const outcomes = { inconclusive: 'inconclusive', pass: 'passed', fail: 'failed' } as const;

/** The outcome that such an option names; `inconclusive` without it. */
export function outcomeOf(given: Judgement = 'inconclusive'): Outcome {
  return outcomes[given];
}
