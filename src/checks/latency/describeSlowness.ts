import { Math } from '../../lib/primordials.ts';
import { durationInWords } from '../../lib/duration.ts';
import { timeOf, type CallPace } from './callPace.ts';
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

/**
 * How many calls the next look still needed when the time ran out, and what would have been enough.
 *
 * @param made - How many calls were made.
 * @param msTotal - How long they could take.
 */
export function describeShortage(
  missing: number,
  made: number,
  { lanes, rate, pace }: Pick<Load, 'lanes' | 'rate'> & { readonly pace: CallPace },
  msTotal: number,
): string {
  const concurrency = lanes.allowed();
  const msPerCall = pace.msPerCall() ?? (msTotal * concurrency) / Math.max(1, made);
  const isRated = rate !== undefined && msPerCall / concurrency < 1_000 / rate;
  const more = durationInWords(
    1_000 * Math.ceil(timeOf(missing, msPerCall, { concurrency, rate }) / 1_000),
  );
  const perMs = (made + missing) / Math.max(1, msTotal);
  const faster = isRated
    ? `rate ${Math.ceil(perMs * 1_000)}`
    : `concurrency ${Math.max(concurrency + 1, Math.ceil(perMs * msPerCall))}`;
  return `the next interim look needs ${missing} more calls; ${more} more or ${faster} would be enough`;
}
