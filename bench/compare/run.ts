/**
 * `npm run bench:compare`: how often compareVersions calls equal versions different, and how often it
 * finds a planted difference. The functions run in this process; the check is the one in `dist`.
 * `-- --runs N` sets the comparisons of each equal version (default 1,000).
 */
import { parseArgs } from 'node:util';
import { binomialAtLeast, binomialAtMost } from '../../src/checks/statistics/binomial.ts';
import { markdownTable } from '../shared/markdownTable.ts';
import { compareOnce } from './compareOnce.ts';
import {
  dependentNoise,
  independentNoise,
  planted,
  production,
  type Behaviour,
} from './functions.ts';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '1000' } } });
const equalRuns = Number(values.runs);
const plantedRuns = 100;
const oneEvent = [1];
const tenEvents = Array.from({ length: 10 }, (_, at) => at);

interface Counted {
  readonly failed: number;
  readonly others: number;
  readonly meanCalls: number;
  readonly said: string;
}

async function count(
  runs: number,
  old: Behaviour,
  now: Behaviour,
  ids: readonly number[],
): Promise<Counted> {
  let [failed, others, calls] = [0, 0, 0];
  let said = '';
  for (let run = 0; run < runs; run += 1) {
    const { outcome, measurements, checks } = await compareOnce(old, now, ids);
    if (outcome === 'failed') failed += 1;
    else if (outcome !== 'passed') others += 1;
    calls += measurements?.['calls'] ?? 0;
    said ||= checks?.map(({ name, message }) => `${name}: ${message ?? ''}`).join('; ') ?? '';
  }
  return { failed, others, meanCalls: calls / runs, said };
}

/** The exact interval of a share, wrong on each side with a chance of 2.5 % (Clopper and Pearson). */
function interval(found: number, runs: number): string {
  const solve = (isBelow: (share: number) => boolean): number => {
    let [low, high] = [0, 1];
    for (let step = 0; step < 50; step += 1) {
      const middle = (low + high) / 2;
      if (isBelow(middle)) low = middle;
      else high = middle;
    }
    return low;
  };
  const lower = found === 0 ? 0 : solve((share) => binomialAtLeast(found, runs, share) < 0.025);
  const upper = found === runs ? 1 : solve((share) => binomialAtMost(found, runs, share) > 0.025);
  return `${(lower * 100).toFixed(2)} to ${(upper * 100).toFixed(2)} %`;
}

const equal: string[][] = [];
let [alarms, comparisons] = [0, 0];
for (const [name, behaviour] of Object.entries(independentNoise)) {
  const { failed, others, meanCalls } = await count(equalRuns, behaviour, behaviour, oneEvent);
  alarms += failed;
  comparisons += equalRuns;
  const shares = [`${failed} of ${equalRuns}`, interval(failed, equalRuns)];
  equal.push([name, ...shares, `${others}`, meanCalls.toFixed(1)]);
}
equal.push(['all of them', `${alarms} of ${comparisons}`, interval(alarms, comparisons), '', '']);
const head = [
  'noise of equal versions',
  'false alarms',
  '95 % interval',
  'inconclusive',
  'calls, mean',
];
console.log(markdownTable(head, equal));

const dependent: string[][] = [];
for (const [name, behaviour] of Object.entries(dependentNoise)) {
  const { failed, said } = await count(200, behaviour, behaviour, oneEvent);
  dependent.push([name, `${failed} of 200`, said]);
}
console.log(
  markdownTable(['noise that is not independent', 'called different', 'it says'], dependent),
);

const found: string[][] = [];
for (const [name, behaviour] of Object.entries(planted)) {
  const { failed, meanCalls } = await count(plantedRuns, production, behaviour, tenEvents);
  found.push([name, `${failed} of ${plantedRuns}`, (meanCalls / tenEvents.length).toFixed(1)]);
  if (failed < 0.99 * plantedRuns) process.exitCode = 1;
}
console.log(markdownTable(['planted difference', 'found', 'calls of each event, mean'], found));
if (alarms > 0.01 * comparisons) process.exitCode = 1;
