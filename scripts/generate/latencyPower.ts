/**
 * `npm run docs:latency`: writes into docs/latency.md how many calls fit into a hook, and how probable it
 * is that so many calls decide a budget. Times are lognormal with sigma 0.5. Absolute thresholds are
 * computed exactly, by recursion over the looks; comparisons are simulated with a fixed seed.
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

const sigma = 0.5;
const trials = 400;
const seconds = [10, 25, 60, 300] as const;
const callMs = [20, 100, 1_000, 3_000] as const;
const concurrencies = [1, 10, 50] as const;

/** How many calls, or calls of each version, the columns of the tables of chances stand for. */
const absoluteCalls = [50, 100, 200, 400, 800] as const;
const comparedCalls = [100, 200, 400, 800] as const;

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
const callsIn = (ms: number, concurrency: number, left: number, versions: number): number =>
  Math.max(
    0,
    Math.floor((concurrency * ((left * 1_000) / ms - (versions > 1 ? 10 : 1))) / versions),
  );

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

/** The chance of the right verdict after so many calls, if the true percentile is `ratio` times the limit. */
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

/** The chances of the right verdict if the new version takes `ratio` times as long. */
function relativeChances(text: string, ratio: number): string[] {
  const planned = planOf(text);
  const random = seededRandom(1);
  /** After how many calls each trial was decided rightly. */
  const decidedAt: number[] = [];
  for (let trial = 0; trial < trials; trial += 1) {
    const decider = deciderFor(planned);
    const samples: Sample[] = [];
    for (const size of planned.looks.sizes) {
      while (samples.length < 2 * size) {
        samples.push(warm('target', ratio * 100 * Math.exp(sigma * normal(random))));
        samples.push(warm('current', 100 * Math.exp(sigma * normal(random))));
      }
      const outcome = withoutPauses(decider.decide(samples))?.outcome;
      if (outcome === undefined) continue;
      if (outcome === (ratio > 1.1 ? 'failed' : 'passed')) decidedAt.push(size);
      break;
    }
  }
  return comparedCalls.map((calls) =>
    percent(decidedAt.filter((size) => size <= calls).length / trials),
  );
}

const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_, at) => (at === 0 ? '---' : '---:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

function chances(
  names: readonly string[],
  ratios: readonly number[],
  head: readonly string[],
  chancesOf: (text: string, ratio: number) => readonly string[],
): string {
  const rows = names.flatMap((text) =>
    ratios.map((ratio) => [
      `\`${text}\``,
      `${Math.round(ratio * 100)} %`,
      ...chancesOf(text, ratio),
    ]),
  );
  return tableOf(['threshold', ...head], rows);
}

const inSeconds = (ms: number): string => (ms < 1_000 ? `${ms} ms` : `${ms / 1_000} s`);
/** By default no budget makes more calls than the last column of the tables. */
const count = (calls: number): string => (calls < 800 ? String(calls) : '800+');

const fitting = tableOf(
  ['a call takes', 'at a time', ...seconds.map((left) => (left < 300 ? `${left} s` : '5 min'))],
  callMs.flatMap((ms) =>
    concurrencies.map((concurrency) => [
      inSeconds(ms),
      String(concurrency),
      ...seconds.map((left) => {
        const [one, each] = [1, 2].map((versions) => callsIn(ms, concurrency, left, versions));
        return `${count(one ?? 0)} / ${count(each ?? 0)}`;
      }),
    ]),
  ),
);
const absolute = chances(
  ['med<300', 'p(90)<300', 'p(95)<300', 'p(99)<300'],
  [0.5, 0.7, 0.8, 0.9, 1.2, 1.5],
  ['true value, of the limit', ...absoluteCalls.map((calls) => `${calls} calls`)],
  (text, ratio) => absoluteCalls.map((calls) => absoluteChance(text, ratio, calls)),
);
const relative = chances(
  ['med<=+10%', 'p(95)<=+10%', 'p(95)<=+25%'],
  [1, 1.5, 2],
  ['true value, of production', ...comparedCalls.map((calls) => `${calls} of each`)],
  relativeChances,
);

const file = new URL('../../docs/latency.md', import.meta.url);
const text = readFileSync(file, 'utf8');
const [begin, end] = ['<!-- power -->', '<!-- end of power -->'];
const from = text.indexOf(begin) + begin.length;
const to = text.indexOf(end);
if (to < from) throw new Error(`docs/latency.md has no ${begin} ... ${end}`);
const tables = [fitting, absolute, relative].join('\n\n');
writeFileSync(file, `${text.slice(0, from)}\n\n${tables}\n\n${text.slice(to)}`);
