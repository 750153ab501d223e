import type { RehearsalDocument } from '../../src/rehearsal/rehearsalDocument.ts';
import type { RehearsalResult } from '../../src/rehearsal/rehearsalResult.ts';
import { median } from '../shared/median.ts';
import { runCommandLine, type Cost } from './commandLine.ts';

/** Where the CPU time of a rehearsal went, as shares of 1, and how long it took. */
export interface RehearsalShares {
  /** From the start of the command line until it reads the file. */
  commandLine: number;
  /** The rest of the process of the command line: the plan, the stand-in, the report. */
  standIn: number;
  /** Of the functions' processes until the functions' own code begins. */
  runtime: number;
  /** What the functions themselves load and do. */
  ownCode: number;
  processes: number;
  /** Elapsed time as a ratio to an empty Node.js process. */
  wall: number;
}

/** What was measured in the same round, to tell the parts from one another. */
export interface Yardsticks {
  /** An empty Node.js process. */
  nothing: Cost;
  /** A rehearsal of a file that is missing. */
  loaded: Cost;
  /** The CPU time of a function's process before the function's own code. */
  processCpuMs: number;
}

export function measureRehearsal(
  file: string,
  folder: string,
  { nothing, loaded, processCpuMs }: Yardsticks,
): RehearsalShares {
  const { wallMs, cpuMs, ownCpuMs, stdout } = runCommandLine(['rehearse', file, '--json'], folder);
  const document = JSON.parse(stdout) as RehearsalDocument;
  const deployments = 'deployments' in document ? document.deployments : [document];
  const processes = coldStarts(deployments);
  const runtimeMs = processes * processCpuMs;
  const commandLineMs = Math.min(loaded.ownCpuMs, ownCpuMs);
  return {
    commandLine: commandLineMs / cpuMs,
    standIn: (ownCpuMs - commandLineMs) / cpuMs,
    runtime: runtimeMs / cpuMs,
    ownCode: (cpuMs - ownCpuMs - runtimeMs) / cpuMs,
    processes,
    wall: wallMs / nothing.wallMs,
  };
}

/** The deployments of one stack share a hook's invocations, and so each is counted once. */
function coldStarts(deployments: readonly RehearsalResult[]): number {
  const recorded = deployments.flatMap(({ invocations }) => invocations?.recorded ?? []);
  const cold = recorded.filter(({ initDurationMs }) => initDurationMs !== undefined);
  return new Set(cold.map(({ requestId }) => requestId)).size;
}

/** The median of one member. */
export const medianOf = <Key extends string>(
  all: readonly Readonly<Record<Key, number>>[],
  key: Key,
): number => median(all.map((one) => one[key]));
