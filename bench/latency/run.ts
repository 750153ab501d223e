/**
 * `npm run bench:latency [-- --decisions 100 --jobs 6]`: how often a p95 verdict is right for functions
 * of known latency in the stand-in. Each scenario runs twice: with a full CPU, and with the hook limited
 * to the CPU share of 128 MB, where its own clock is off by a factor. The functions only wait, so several
 * scenarios can run at once. It takes about half an hour, and exits with 1 if verdicts that claim proof
 * are right in less than 95 % of the decisions of a scenario.
 */
import { parseArgs } from 'node:util';
import { median } from '../shared/median.ts';
import { decideAll } from './decideAll.ts';
import type { Verdict } from './decide.ts';
import { scenarios, type Scenario } from './scenarios.ts';

const { values } = parseArgs({
  options: {
    decisions: { type: 'string', default: '100' },
    jobs: { type: 'string', default: '6' },
  },
});

const requiredShare = 0.95;

interface Tally {
  claimed: number;
  right: number;
}

const isEnough = ({ claimed, right }: Tally): boolean =>
  claimed > 0 && right / claimed >= requiredShare;

function tallyOf(scenario: Scenario, verdicts: readonly Verdict[]): Tally {
  const claimed = verdicts.filter(({ outcome }) => outcome === 'passed' || outcome === 'failed');
  const right = claimed.filter(({ outcome }) => outcome === scenario.truth);
  return { claimed: claimed.length, right: right.length };
}

function print(scenario: Scenario, verdicts: readonly Verdict[], cpu: string, tally: Tally): void {
  const clockFactor = median(verdicts.map(({ wallP95Ms, reportP95Ms }) => wallP95Ms / reportP95Ms));
  console.log(
    [
      cpu.padEnd(8),
      scenario.name.padEnd(22),
      scenario.threshold.padEnd(10),
      `${tally.right} of ${tally.claimed} right`.padEnd(18),
      `${verdicts.length - tally.claimed} undecided`.padEnd(14),
      `${median(verdicts.map(({ calls }) => calls))} calls`.padEnd(10),
      `clock off by ${clockFactor.toFixed(1)}`,
      verdicts.find((one) => one.outcome !== scenario.truth)?.message ?? '',
      isEnough(tally) ? '' : 'WRONG',
    ].join(' '),
  );
}

const waiting = scenarios.flatMap((scenario) => [
  { scenario, memoryMb: undefined },
  { scenario, memoryMb: 128 },
]);

async function work(): Promise<Tally[]> {
  const tallies: Tally[] = [];
  for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
    const { scenario, memoryMb } = job;
    const verdicts = await decideAll(scenario, Number(values.decisions), memoryMb);
    const tally = tallyOf(scenario, verdicts);
    print(scenario, verdicts, memoryMb === undefined ? 'free' : `${memoryMb} MB`, tally);
    tallies.push(tally);
  }
  return tallies;
}

const tallies = (await Promise.all(Array.from({ length: Number(values.jobs) }, work))).flat();
const total = (key: keyof Tally): number => tallies.reduce((sum, one) => sum + one[key], 0);
const wrong = tallies.filter((tally) => !isEnough(tally)).length;
console.log(
  `${total('right')} of ${total('claimed')} verdicts that claim proof were right; ` +
    `${wrong} of ${tallies.length} runs are below ${requiredShare * 100} %.`,
);
process.exitCode = wrong === 0 ? 0 : 1;
