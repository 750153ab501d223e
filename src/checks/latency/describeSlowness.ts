import { Math } from '../../lib/primordials.ts';
import { durationInWords } from '../../lib/duration.ts';
import { timeOf } from './callPace.ts';
import type { Load } from './takeSamples.ts';

/** Why the calls of the next look do not fit into the time left, and what would make them fit. */
export function describeSlowness(
  calls: number,
  msPerCall: number,
  { lanes, rate }: Pick<Load, 'lanes' | 'rate'>,
  msLeft: number,
): string {
  const concurrency = lanes.most();
  const needed = timeOf(calls, msPerCall, { concurrency, rate });
  const isRated = rate !== undefined && msPerCall / concurrency < 1_000 / rate;
  const pace = isRated ? `at a rate of ${rate}` : `${durationInWords(msPerCall)} each`;
  const faster = isRated
    ? `rate ${Math.ceil(calls / (msLeft / 1_000))}`
    : `concurrency ${Math.ceil((calls * msPerCall) / Math.max(1, msLeft))}`;
  const missing = durationInWords(1_000 * Math.ceil((needed - msLeft) / 1_000));
  return (
    `the ${calls} calls that the next interim look needs do not fit into the time left: ` +
    `${pace}, ${concurrency} at a time, they take ${durationInWords(needed)}, and ` +
    `${durationInWords(Math.max(0, msLeft))} are left; ${missing} more or ${faster} would be enough`
  );
}
