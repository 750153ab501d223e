/**
 * `npm run docs:latency`: writes into docs/latency.md how probable it is that a budget is decided in a
 * hook with 25 s left. Times are lognormal with sigma 0.5. Absolute thresholds are computed exactly, by
 * recursion over the looks that fit; comparisons are simulated with a fixed seed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { deciderFor } from '../../src/checks/latency/budgetJudge.ts';
import type { PlannedThreshold } from '../../src/checks/latency/decision.ts';
import { planThresholds } from '../../src/checks/latency/planThresholds.ts';
import type { Sample } from '../../src/checks/latency/sample.ts';
import { overShareOf, shareNumber } from '../../src/checks/latency/threshold.ts';
import { seededRandom } from '../../src/lib/random.ts';
import { withoutPauses } from '../../src/lib/steps.ts';
import { lookOutcomes } from '../../src/checks/statistics/lookOutcomes.ts';

const secondsLeft = 25;
const sigma = 0.5;
const trials = 400;
const loads = [
  { concurrency: 1, ms: 100 },
  { concurrency: 10, ms: 100 },
  { concurrency: 10, ms: 1_000 },
  { concurrency: 50, ms: 1_000 },
] as const;

const planOf = (threshold: string): PlannedThreshold => {
  const size = { samples: 'auto', maxSamples: 800 } as const;
  const [planned] = planThresholds({
    thresholds: [threshold],
    ...size,
    minDetectableEffect: undefined,
  });
  if (planned === undefined) throw new Error(`no threshold: ${threshold}`);
  return planned;
};

/** How many calls of each version fit, after the warm-up calls. */
const callsIn = ({ concurrency, ms }: (typeof loads)[number], versions: number): number =>
  Math.floor((concurrency * ((secondsLeft * 1_000) / ms - (versions > 1 ? 10 : 1))) / versions);

/** P(Z > z) for a standard normal Z, by integration. */
function above(z: number): number {
  const step = 1e-3;
  let sum = 0;
  for (let x = z; x < z + 12; x += step) sum += Math.exp(-((x + step / 2) ** 2) / 2) * step;
  return sum / Math.sqrt(2 * Math.PI);
}

/** The value that a standard normal variable exceeds with this probability. */
function quantile(share: number): number {
  let [low, high] = [-10, 10];
  for (let turn = 0; turn < 60; turn += 1) {
    const middle = (low + high) / 2;
    if (above(middle) > share) low = middle;
    else high = middle;
  }
  return low;
}

const percent = (chance: number): string => `${Math.round(chance * 100)} %`;

/** The chance of the right verdict if the true percentile is `ratio` times the limit. */
function absoluteChance(text: string, ratio: number, calls: number): string {
  const { threshold, looks } = planOf(text);
  const share = shareNumber(overShareOf(threshold));
  const sizes = looks.sizes.filter((size) => size <= calls);
  if (sizes.length === 0) return '-';
  const trueShare = above(quantile(share) - Math.log(ratio) / sigma);
  const { met, broken } = lookOutcomes(sizes, share, looks.alpha, trueShare);
  return percent(ratio < 1 ? met : broken);
}

const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

const warm = (arm: Sample['arm'], ms: number): Sample => ({
  ...{ arm, kind: 'warm', failed: false, fromWall: false, throttles: 0 },
  ...{ ms, wallMs: ms },
});

/** The chance of the right verdict if the new version takes `ratio` times as long. */
function relativeChance(text: string, ratio: number, calls: number): string {
  const planned = planOf(text);
  const sizes = planned.looks.sizes.filter((size) => size <= calls);
  if (sizes.length === 0) return '-';
  const random = seededRandom(1);
  let right = 0;
  for (let trial = 0; trial < trials; trial += 1) {
    const decider = deciderFor({ ...planned, looks: { ...planned.looks, sizes } });
    const samples: Sample[] = [];
    let outcome: string | undefined;
    for (const size of sizes) {
      while (samples.length < 2 * size) {
        samples.push(warm('target', ratio * 100 * Math.exp(sigma * normal(random))));
        samples.push(warm('current', 100 * Math.exp(sigma * normal(random))));
      }
      outcome = withoutPauses(decider.decide(samples))?.outcome;
      if (outcome !== undefined) break;
    }
    if (outcome === (ratio > 1.1 ? 'failed' : 'passed')) right += 1;
  }
  return percent(right / trials);
}

function table(
  names: readonly string[],
  ratios: readonly number[],
  what: string,
  chance: (text: string, ratio: number, load: (typeof loads)[number]) => string,
): string {
  const head = loads.map(
    ({ concurrency, ms }) => `${ms === 100 ? '100 ms' : '1 s'}, ${concurrency} at a time`,
  );
  const rows = names.flatMap((text) =>
    ratios.map((ratio) => [
      `\`${text}\``,
      `${Math.round(ratio * 100)} %`,
      ...loads.map((load) => chance(text, ratio, load)),
    ]),
  );
  const lines = [['threshold', what, ...head], ['---', '---:', ...head.map(() => '---:')], ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const absolute = table(
  ['med<300', 'p(90)<300', 'p(95)<300', 'p(99)<300'],
  [0.5, 0.7, 0.8, 0.9, 1.2, 1.5],
  'true value, of the limit',
  (text, ratio, load) => absoluteChance(text, ratio, callsIn(load, 1)),
);
const relative = table(
  ['med<=+10%', 'p(95)<=+10%', 'p(95)<=+25%'],
  [1, 1.5, 2],
  'true value, of production',
  (text, ratio, load) => relativeChance(text, ratio, callsIn(load, 2)),
);

const file = new URL('../../docs/latency.md', import.meta.url);
const text = readFileSync(file, 'utf8');
const [begin, end] = ['<!-- power -->', '<!-- end of power -->'];
const from = text.indexOf(begin) + begin.length;
const to = text.indexOf(end);
if (to < from) throw new Error(`docs/latency.md has no ${begin} ... ${end}`);
writeFileSync(file, `${text.slice(0, from)}\n\n${absolute}\n\n${relative}\n\n${text.slice(to)}`);
