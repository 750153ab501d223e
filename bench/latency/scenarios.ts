import type { Distribution } from './functions.ts';

/** A function's latency, a threshold, and the right verdict. */
export interface Scenario {
  readonly name: string;
  readonly distribution: Distribution;
  readonly threshold: string;
  readonly truth: 'passed' | 'failed';
  readonly concurrency?: number;
  /** Every decision starts with a function that has no execution environment yet. */
  readonly isColdEachTime?: boolean;
}

const lognormal = { median: 15, sigma: 0.5 };

/** A limit in standard deviations above the median: 1 % of calls exceed 2.326, 20 % exceed 0.842. */
const beyond = (deviations: number): number =>
  Math.round(lognormal.median * Math.exp(lognormal.sigma * deviations) + 4);

export const scenarios: readonly Scenario[] = [
  { name: 'fixed', distribution: { median: 20 }, threshold: 'p(95)<60', truth: 'passed' },
  { name: 'fixed', distribution: { median: 20 }, threshold: 'p(95)<15', truth: 'failed' },
  {
    name: 'lognormal, 1 % over',
    distribution: lognormal,
    threshold: `p(95)<${beyond(2.326)}`,
    truth: 'passed',
  },
  {
    name: 'lognormal, 20 % over',
    distribution: lognormal,
    threshold: `p(95)<${beyond(0.842) - 4}`,
    truth: 'failed',
  },
  {
    name: 'bimodal, 1 % over',
    distribution: { median: 5, slow: { share: 0.01, ms: 90 } },
    threshold: 'p(95)<50',
    truth: 'passed',
  },
  {
    name: 'bimodal, 12 % over',
    distribution: { median: 5, slow: { share: 0.12, ms: 90 } },
    threshold: 'p(95)<50',
    truth: 'failed',
  },
  {
    name: 'a tenth of calls cold',
    distribution: { median: 10 },
    threshold: 'p(95)<60',
    truth: 'passed',
    concurrency: 10,
    isColdEachTime: true,
  },
];
