import { Math } from './primordials.ts';

// Called millions of times: a local function is faster than one that is looked up each time.
const { imul } = Math;

/**
 * A generator of numbers from 0 (included) to 1 (excluded), by mulberry32. The same seed always
 * gives the same numbers, so that the same samples always get the same verdict.
 */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
