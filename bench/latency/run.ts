/**
 * `npm run bench:latency [-- --decisions 100 --jobs 6]`: how often a p95 verdict is right, against
 * functions of known latency in the stand-in; each scenario once with a full CPU and once with the
 * hook confined to the CPU share of 128 MB, where its own clock is off by a factor. The functions
 * only wait, so that several scenarios run beside each other. About half an hour; exits 1 where a
 * verdict that claims proof is right in less than 95 %.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startStandIn, type StandIn } from '../../src/rehearsal/startStandIn.ts';
import { confine, shareOfMemory } from './confine.ts';
import type { Verdict } from './decide.ts';
import { scenarios, type Scenario } from './scenarios.ts';

const { values } = parseArgs({
  options: {
    decisions: { type: 'string', default: '100' },
    jobs: { type: 'string', default: '6' },
  },
});

const folder = fileURLToPath(new URL('.', import.meta.url));

async function verdicts(
  scenario: Scenario,
  decisions: number,
  endpoint: string,
  memoryMb?: number,
): Promise<Verdict[]> {
  const child = spawn(
    process.execPath,
    [`${folder}decide.ts`, JSON.stringify(scenario), String(decisions)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        AWS_ENDPOINT_URL: endpoint,
        AWS_REGION: 'us-east-1',
        AWS_ACCESS_KEY_ID: 'bench',
        AWS_SECRET_ACCESS_KEY: 'bench',
      },
    },
  );
  const limited =
    memoryMb !== undefined && child.pid !== undefined
      ? confine(child.pid, shareOfMemory(memoryMb))
      : undefined;
  let text = '';
  for await (const chunk of child.stdout) text += String(chunk);
  await limited?.terminate();
  return text
    .trim()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Verdict);
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

function tell(scenario: Scenario, found: readonly Verdict[], where: string): boolean {
  const claimed = found.filter(({ outcome }) => outcome === 'passed' || outcome === 'failed');
  const right = claimed.filter(({ outcome }) => outcome === scenario.truth).length;
  const enough = claimed.length > 0 && right / claimed.length >= 0.95;
  const off = median(found.map(({ wallP95Ms, reportP95Ms }) => wallP95Ms / reportP95Ms));
  console.log(
    [
      where.padEnd(8),
      scenario.name.padEnd(22),
      scenario.threshold.padEnd(10),
      `${right} of ${claimed.length} right`.padEnd(18),
      `${found.length - claimed.length} undecided`.padEnd(14),
      `${median(found.map(({ calls }) => calls))} calls`.padEnd(10),
      `clock off by ${off.toFixed(1)}`,
      found.find((one) => one.outcome !== scenario.truth)?.message ?? '',
      enough ? '' : 'WRONG',
    ].join(' '),
  );
  return enough;
}

const open = (): Promise<StandIn> =>
  startStandIn({
    folder,
    rehearsal: {
      appspec: {
        version: '0.0',
        Resources: [
          {
            measured: {
              Type: 'AWS::Lambda::Function',
              Properties: {
                Name: 'measured',
                Alias: 'live',
                CurrentVersion: '1',
                TargetVersion: '2',
              },
            },
          },
        ],
      },
      functions: {
        measured: {
          codeUri: '.',
          handler: 'functions.handler',
          timeout: 10,
          versions: { '1': {}, '2': {} },
        },
      },
    },
  });

/** All decisions against one stand-in, or each against a new one. */
async function decideAll(
  scenario: Scenario,
  decisions: number,
  memoryMb?: number,
): Promise<Verdict[]> {
  const found: Verdict[] = [];
  const batch = scenario.isColdEachTime === true ? 1 : decisions;
  while (found.length < decisions) {
    const standIn = await open();
    try {
      const some = await verdicts(scenario, batch, standIn.endpoint, memoryMb);
      if (some.length === 0) throw new Error('the deciding process ended without a verdict');
      found.push(...some);
    } finally {
      await standIn.close();
    }
  }
  return found;
}

const waiting = scenarios.flatMap((scenario) => [
  { scenario, memoryMb: undefined },
  { scenario, memoryMb: 128 },
]);

async function work(): Promise<boolean> {
  let allRight = true;
  for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
    const { scenario, memoryMb } = job;
    const found = await decideAll(scenario, Number(values.decisions), memoryMb);
    const where = memoryMb === undefined ? 'free' : `${memoryMb} MB`;
    allRight = tell(scenario, found, where) && allRight;
  }
  return allRight;
}

const rights = await Promise.all(Array.from({ length: Number(values.jobs) }, work));
process.exitCode = rights.every(Boolean) ? 0 : 1;
