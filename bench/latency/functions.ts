/** Functions of known latency: what each call takes is drawn from the distribution in its payload. */
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds; a share of calls is slow. */
export interface Distribution {
  readonly median: number;
  /** Of the logarithm; 0 where all calls take the same. */
  readonly sigma?: number;
  readonly slow?: { readonly share: number; readonly ms: number };
}

const normal = (): number =>
  Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());

const draw = ({ median, sigma = 0, slow }: Distribution): number =>
  slow !== undefined && Math.random() < slow.share ? slow.ms : median * Math.exp(sigma * normal());

// A cold start is slow, and no part of the warm figures.
await sleep(150);
let calls = 0;

export const handler = async (distribution: Distribution): Promise<{ ok: true }> => {
  calls += 1;
  // The first call of a process pays for what is loaded lazily.
  await sleep(draw(distribution) + (calls === 1 ? 100 : 0));
  return { ok: true };
};
