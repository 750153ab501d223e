/**
 * Answers what the shipped `latencyBudget` says about streams of durations. Reads JSON lines: one with
 * the options of a cell, then one for each run. Writes a JSON line with the verdict of each run, and repeats
 * the line that ends a cell.
 */
import { createInterface } from 'node:readline';
import { latencyBudget, type LatencyBudgetOptions } from '../../../src/checks/latencyBudget.ts';
import { runCheck } from '../../../src/checks/run/runCheck.ts';
import type { RunClock } from '../../../src/lib/runClock.ts';
import type { Check, CheckContext, CheckReport } from '../../../src/model/check.ts';
import { simulatedTime } from '../../../src/tryOut/simulatedTime.ts';
import { simulatedVersion, type VersionStreams } from './simulatedVersion.ts';

interface Cell {
  readonly options: Omit<LatencyBudgetOptions, 'payload'>;
  readonly remainingMs: number;
  readonly networkMs: number;
}

/** Each stream is a Float64Array as base64. */
type Encoded = Readonly<Record<keyof VersionStreams, string>>;

type Run = Readonly<Partial<Record<'target' | 'current', Encoded>>>;

const floats = (text: string): Float64Array =>
  new Float64Array(new Uint8Array(Buffer.from(text, 'base64')).buffer);

const streamsOf = ({ calls, environments, warming }: Encoded): VersionStreams => ({
  calls: floats(calls),
  environments: floats(environments),
  warming: floats(warming),
});

const unasked = () => Promise.reject(new Error('not asked'));

function contextOf(run: Run, cell: Cell, clock: RunClock): CheckContext {
  const callOf = (which: 'target' | 'current') => {
    const encoded = run[which];
    if (encoded === undefined) return unasked;
    return simulatedVersion(streamsOf(encoded), cell.networkMs, clock);
  };
  const versions = { target: callOf('target'), current: callOf('current') };
  const { signal } = new AbortController();
  return {
    event: { DeploymentId: 'd-ORACLE', LifecycleEventHookExecutionId: 'oracle' },
    lifecycleEvent: 'BeforeAllowTraffic',
    target: {
      functionName: 'measured',
      targetVersion: '2',
      currentVersion: '1',
      foundBy: 'option',
    },
    signal,
    remainingTime: () => cell.remainingMs - clock.now(),
    logger: console,
    clock,
    invoke: async (_payload, options) => {
      const which = options?.version === 'current' ? 'current' : 'target';
      const { wallMs, ...report } = await versions[which](options?.signal ?? signal);
      const qualifier = which === 'current' ? '1' : '2';
      const answer = { payload: { ok: true }, qualifier, executedVersion: qualifier };
      return { ...answer, wallMs, throttles: 0, report };
    },
    describe: unasked,
    routing: unasked,
    provisioned: unasked,
  };
}

const shown = ({ outcome, basis }: CheckReport) => ({ outcome, basis });

async function judge(check: Check, run: Run, cell: Cell): Promise<object> {
  const { clock, run: pass } = simulatedTime();
  const report = await pass(runCheck(check, contextOf(run, cell, clock)));
  const { checks = [], measurements = {} } = report;
  const calls = measurements['calls'] ?? 0;
  const { outcome, message } = report;
  return { outcome, message, checks: checks.map(shown), calls, ms: clock.now() };
}

let cell: Cell | undefined;
let check: Check | undefined;
for await (const line of createInterface({ input: process.stdin })) {
  const read = JSON.parse(line) as { readonly cell?: Cell; readonly run?: Run };
  if ('end' in read) process.stdout.write(`${line}\n`);
  if (read.cell !== undefined) {
    cell = read.cell;
    check = latencyBudget({ payload: {}, ...cell.options });
  }
  if (read.run === undefined || cell === undefined || check === undefined) continue;
  process.stdout.write(`${JSON.stringify(await judge(check, read.run, cell))}\n`);
}
