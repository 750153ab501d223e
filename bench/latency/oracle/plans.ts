/** Prints the looks that the shipped code plans for thresholds, and what each look proves. */
import { planThresholds } from '../../../src/checks/latency/planThresholds.ts';
import { overShareOf, shareNumber } from '../../../src/checks/latency/threshold.ts';
import { proofBounds } from '../../../src/checks/statistics/proofBounds.ts';

interface Asked {
  readonly threshold: string;
  readonly samples: number | 'auto';
  readonly maxSamples: number;
}

const asked = JSON.parse(process.argv[2] ?? '[]') as Asked[];
const plans = asked.map(({ threshold, ...size }) => {
  const options = { ...size, thresholds: [threshold], minDetectableEffect: undefined };
  const [planned] = planThresholds(options);
  if (planned === undefined) throw new Error(`no plan for ${threshold}`);
  const { alpha, sizes } = planned.looks;
  const share = shareNumber(overShareOf(planned.threshold));
  return sizes.map((size) => ({ size, ...proofBounds(size, share, alpha) }));
});
process.stdout.write(JSON.stringify(plans));
