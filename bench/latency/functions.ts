/** A function of known latency: each call draws its duration from the distribution in the payload. */
import { setTimeout as sleep } from 'node:timers/promises';

/** In milliseconds. A share of the calls is slow. */
export interface Distribution {
  readonly median: number;
  /** The standard deviation of the logarithm; 0 if all calls take the same time. */
  readonly sigma?: number;
  readonly slow?: { readonly share: number; readonly ms: number };
}

const normal = (): number =>
  Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());

const draw = ({ median, sigma = 0, slow }: Distribution): number =>
  slow !== undefined && Math.random() < slow.share ? slow.ms : median * Math.exp(sigma * normal());

// A cold start is slow, and the warm figures must not include it.
await sleep(150);
let calls = 0;

export const handler = async (distribution: Distribution): Promise<{ ok: true }> => {
  calls += 1;
  // The first call of a process also loads what is loaded lazily.
  await sleep(draw(distribution) + (calls === 1 ? 100 : 0));
  return { ok: true };
};
