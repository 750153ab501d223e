import type { InvocationMeasured, LogLine } from '../lambda/lambdaStandIn.ts';
import type { RehearsedInvocation } from './rehearsedInvocation.ts';
import { boundedLog, type BoundedLog } from '../../lib/boundedLog.ts';
import type { LatencySeries } from './latencySummary.ts';

/** How many invocations of one version are kept, and how many more if they failed. */
const firstKept = 20;
const failedKept = 20;

interface Kept {
  /** `atMinute` is one of the stand-in's clock. */
  invocations: RehearsedInvocation[];
  total: number;
  warm: number[];
  cold: number[];
  failedWarm: number;
  failedCold: number;
}

/** Keeps the invocations of all functions, in bounded space but for their times. */
export interface InvocationRecorder {
  log(line: LogLine): void;
  ended(measured: InvocationMeasured, atMinute: number): void;
  /** Those that have ended, in order, then those that have not. */
  invocations(isOwn: (functionName: string) => boolean, now: number): RehearsedInvocation[];
  total(isOwn: (functionName: string) => boolean): number;
  series(functionName: string): LatencySeries[];
}

interface OpenLog {
  functionName: string;
  version: string;
  log: BoundedLog;
}

const keyOf = (functionName: string, version: string): string => `${functionName}:${version}`;

export function invocationRecorder(): InvocationRecorder {
  const kept = new Map<string, Kept>();
  const open = new Map<string, OpenLog>();
  /** What an environment wrote before its first invocation. */
  const ofInit = new Map<string, string[]>();

  const logOf = (requestId: string, functionName: string, version: string): BoundedLog => {
    const opened = open.get(requestId);
    if (opened) return opened.log;
    const log = boundedLog();
    const key = keyOf(functionName, version);
    ofInit.get(key)?.forEach((line) => log.add(line));
    ofInit.delete(key);
    open.set(requestId, { functionName, version, log });
    return log;
  };
  const ownOf = (isOwn: (functionName: string) => boolean): Kept[] =>
    [...kept].filter(([key]) => isOwn(key.slice(0, key.lastIndexOf(':')))).map(([, one]) => one);
  return {
    log: ({ functionName, version, requestId, text }) => {
      if (requestId !== undefined) {
        logOf(requestId, functionName, version).add(text);
        return;
      }
      const key = keyOf(functionName, version);
      ofInit.set(key, [...(ofInit.get(key) ?? []), text].slice(-20));
    },
    ended: (measured, atMinute) => {
      const { requestId, functionName, executedVersion } = measured;
      const log = logOf(requestId, functionName, executedVersion);
      open.delete(requestId);
      const key = keyOf(functionName, executedVersion);
      const group = kept.get(key) ?? emptyGroup();
      kept.set(key, group);
      addTo(group, measured, atMinute, log);
    },
    invocations: (isOwn, now) => [
      ...ownOf(isOwn)
        .flatMap(({ invocations }) => invocations)
        .sort((one, other) => one.atMinute - other.atMinute),
      ...stillRunning(open, isOwn, now),
    ],
    total: (isOwn) => ownOf(isOwn).reduce((sum, { total }) => sum + total, 0),
    series: (functionName) =>
      [...kept].flatMap(([key, group]) => seriesOf(functionName, key, group)),
  };
}

const emptyGroup = (): Kept => ({
  invocations: [],
  total: 0,
  warm: [],
  cold: [],
  failedWarm: 0,
  failedCold: 0,
});

function addTo(
  group: Kept,
  {
    requestId,
    functionName,
    executedVersion,
    outcome,
    durationMs,
    initDurationMs,
  }: InvocationMeasured,
  atMinute: number,
  log: BoundedLog,
): void {
  group.total += 1;
  const isFailed = outcome === 'failed' ? 1 : 0;
  if (outcome === 'throttled') {
    // It did not run, so that it has no time.
  } else if (initDurationMs === undefined) {
    group.warm.push(durationMs);
    group.failedWarm += isFailed;
  } else {
    group.cold.push(initDurationMs + durationMs);
    group.failedCold += isFailed;
  }
  const { length } = group.invocations;
  const isKept = length < firstKept || (outcome !== 'succeeded' && length < firstKept + failedKept);
  if (!isKept) return;
  group.invocations.push({
    ...{ requestId, functionName, version: executedVersion, atMinute, outcome, durationMs },
    ...(initDurationMs !== undefined && { initDurationMs }),
    log: log.lines(),
    logLines: log.count(),
  });
}

function stillRunning(
  open: ReadonlyMap<string, OpenLog>,
  isOwn: (functionName: string) => boolean,
  now: number,
): RehearsedInvocation[] {
  return [...open]
    .filter(([, { functionName }]) => isOwn(functionName))
    .slice(0, failedKept)
    .map(([requestId, { functionName, version, log }]) => ({
      ...{ requestId, functionName, version, atMinute: now, outcome: 'running' },
      log: log.lines(),
      logLines: log.count(),
    }));
}

function seriesOf(functionName: string, key: string, group: Kept): LatencySeries[] {
  const version = key.slice(key.lastIndexOf(':') + 1);
  if (key !== keyOf(functionName, version)) return [];
  return [
    { functionName, version, coldStarts: false, failed: group.failedWarm, times: group.warm },
    { functionName, version, coldStarts: true, failed: group.failedCold, times: group.cold },
  ];
}
