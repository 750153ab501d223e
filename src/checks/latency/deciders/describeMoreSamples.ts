import { Math } from '../../../lib/primordials.ts';
import type { Outcome } from '../../../model/check.ts';
import type { PlannedThreshold } from '../decision.ts';
import { mostSamples } from '../interimLooks.ts';
import type { SteadyTimes, Times } from './comparableTimes.ts';

/** What a look has found. */
interface Look {
  readonly planned: Pick<PlannedThreshold, 'looks'>;
  readonly times: Times & Partial<SteadyTimes>;
  readonly isLastLook: boolean;
  readonly outcome: Outcome;
}

/**
 * How many samples would decide a threshold that the last look did not decide, if the times stay the same;
 * nothing if it did, or if the pace has to become steady first. `outcomeAt` predicts the outcome of this
 * many calls of each version.
 */
export function describeMoreSamples(
  { planned, times, isLastLook, outcome }: Look,
  outcomeAt: (calls: number) => Outcome,
): string {
  const { target, leftOut = 0, isSteady = true } = times;
  if (!isLastLook || !isSteady || outcome !== 'inconclusive') return '';
  // A larger look will leave out half of its calls as well.
  const counted = target.length / (target.length + leftOut);
  const decides = (calls: number) => outcomeAt(Math.floor(calls * counted)) !== 'inconclusive';
  const { next } = planned.looks;
  if (next !== undefined && decides(next)) {
    return `; if the times stay the same, "maxSamples" of ${next} would probably decide it`;
  }
  if (!decides(mostSamples)) {
    return `; it is so close to the limit that not even ${mostSamples} samples would decide it`;
  }
  let tooFew = target.length + leftOut;
  let enough = mostSamples;
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (decides(middle)) enough = middle;
    else tooFew = middle;
  }
  return `; if the times stay the same, "samples" of about ${twoDigits(enough)} would probably decide it`;
}

/** Rounded up to two digits, because it is a prediction: 2,873 is 2,900. */
function twoDigits(count: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(count)) - 1);
  return Math.ceil(count / unit) * unit;
}
