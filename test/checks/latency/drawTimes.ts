import type { Decision, PlannedThreshold } from '../../../src/checks/latency/decision.ts';
import type { Sample } from '../../../src/checks/latency/sample.ts';
import { normal, quickDecider, warm } from './fakeSamples.ts';

/** Draws the time of one call, in milliseconds. */
export type Draw = (random: () => number) => number;

/** A distribution with one long tail. */
export const lognormal: Draw = (random) => 100 * Math.exp(0.5 * normal(random));

/** A distribution with a slow mode. */
export const bimodal: Draw = (random) =>
  random() < 0.92 ? 50 + 5 * normal(random) : 200 + 20 * normal(random);

/** Decides a relative threshold on calls of two versions that take these times. */
export function compareDraws(
  planned: PlannedThreshold,
  target: Draw,
  current: Draw,
  random: () => number,
): Decision {
  const decider = quickDecider(planned);
  const samples: Sample[] = [];
  for (const look of planned.looks.sizes) {
    while (samples.length < 2 * look) {
      samples.push(warm(target(random)), warm(current(random), 'current'));
    }
    const decision = decider.decide(samples);
    if (decision !== undefined) return decision;
  }
  throw new Error('no decision');
}
