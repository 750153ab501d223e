import { spawn } from 'node:child_process';
import { startStandIn, type StandIn } from '../../src/rehearsal/startStandIn.ts';
import { cpuShare } from '../shared/cpuShare.ts';
import { confine } from './confine.ts';
import type { Verdict } from './decide.ts';
import type { Scenario } from './scenarios.ts';

const folder = import.meta.dirname;

const properties = { Name: 'measured', Alias: 'live', CurrentVersion: '1', TargetVersion: '2' };

const openStandIn = (): Promise<StandIn> =>
  startStandIn({
    folder,
    rehearsal: {
      appspec: {
        version: '0.0',
        Resources: [{ measured: { Type: 'AWS::Lambda::Function', Properties: properties } }],
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

async function decideInProcess(
  scenario: Scenario,
  decisions: number,
  { environment }: StandIn,
  memoryMb?: number,
): Promise<Verdict[]> {
  const args = [`${folder}/decide.ts`, JSON.stringify(scenario), String(decisions)];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      ...environment,
    },
  });
  const limited =
    memoryMb !== undefined && child.pid !== undefined
      ? confine(child.pid, cpuShare(memoryMb))
      : undefined;
  let text = '';
  for await (const chunk of child.stdout) text += String(chunk);
  await limited?.terminate();
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as Verdict);
}

/**
 * Decides a scenario `decisions` times, in a process with the CPU share of `memoryMb` (`undefined`: a
 * full CPU). All decisions share one stand-in, or each gets a new one if the functions must be cold.
 */
export async function decideAll(
  scenario: Scenario,
  decisions: number,
  memoryMb?: number,
): Promise<Verdict[]> {
  const found: Verdict[] = [];
  const batch = scenario.isColdEachTime === true ? 1 : decisions;
  while (found.length < decisions) {
    const standIn = await openStandIn();
    try {
      const verdicts = await decideInProcess(scenario, batch, standIn, memoryMb);
      if (verdicts.length === 0) throw new Error('the deciding process ended without a verdict');
      found.push(...verdicts);
    } finally {
      await standIn.close();
    }
  }
  return found;
}
