import { callsToDecide, callsToProve } from '../../statistics/proofBounds.ts';
import type { Steps } from '../../../lib/steps.ts';
import type { PlannedThreshold } from '../decision.ts';
import { describeMissingLooks, mostSamples, totalError } from '../interimLooks.ts';
import { overShareOf, shareNumber, type Threshold } from '../threshold.ts';

/** How many samples would decide it, as far as that can be told. */
export function* describeRemedy(
  threshold: Threshold,
  looks: PlannedThreshold['looks'],
  over: number,
  n: number,
): Steps<string> {
  const last = looks.sizes.at(-1);
  if (last === undefined) return `it ${describeMissingLooks(looks)}`;
  const share = shareNumber(overShareOf(threshold));
  const isUpper = threshold.operator.startsWith('<');
  // Only a fixed number of samples spends the whole error on one look.
  const isFixed = looks.alpha === totalError;
  if (isFixed && isUpper && over <= share * n) {
    const required = callsToProve(over, share, totalError);
    return `if this count stays the same, ${required} samples would prove it`;
  }
  const required = yield* callsToDecide(n, over / n, share, totalError, mostSamples);
  const most = isFixed ? '' : `the last interim look has ${last} samples`;
  if (required === undefined) {
    return isFixed ? 'this share is too close to the limit for any number of samples' : most;
  }
  const proof = over / n > share === isUpper ? 'prove it broken' : 'prove it';
  const more =
    !isFixed && looks.next !== undefined
      ? `"maxSamples" of ${looks.next} would allow one more`
      : `if this share stays the same, ${required} samples would ${proof}`;
  return [most, more].filter((part) => part !== '').join('; ');
}
