import { parseReportLine } from '../../aws/reportLine.ts';
import type { RehearsalResult } from '../../rehearsal/rehearsalResult.ts';
import { boundedLog, type BoundedLog } from '../../lib/boundedLog.ts';
import { mentionsRecord } from './findRecords.ts';

type Invocations = NonNullable<RehearsalResult['invocations']>;

/** The invocation of a hook that wrote a record. */
export interface HookInvocationRef {
  requestId: string;
  functionName: string;
}

/** The lines of each invocation, in bounded space. A line belongs to the invocation whose id is in it. */
export function logsOfInvocations(
  lines: readonly string[],
  wanted: readonly HookInvocationRef[],
): Invocations {
  const logs = new Map<string, BoundedLog>(
    wanted.map(({ requestId }) => [requestId, boundedLog()]),
  );
  for (const line of lines) {
    // The record is shown as what it is.
    if (mentionsRecord(line)) continue;
    for (const id of line.match(ids) ?? []) logs.get(id)?.add(line);
  }
  const recorded = wanted.map(({ requestId, functionName }) => {
    const log = logs.get(requestId) ?? boundedLog();
    const kept = log.lines();
    return {
      ...{ requestId, functionName, version: versionIn(kept), atMinute: 0 },
      ...endIn(kept),
      log: kept,
      logLines: log.count(),
    };
  });
  return { total: recorded.length, recorded };
}

const ids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

const versionIn = (log: readonly string[]): string =>
  /Version: (\$LATEST|\d+)/.exec(log.join('\n'))?.[1] ?? '$LATEST';

/** How it ended. Exports put a time before the line. */
function endIn(
  log: readonly string[],
): Pick<Invocations['recorded'][number], 'outcome' | 'durationMs' | 'initDurationMs'> {
  const reports = log.map((line) => line.slice(Math.max(0, line.search(/REPORT RequestId: |\{/))));
  const figures = parseReportLine(reports.join('\n'));
  if (figures === undefined) return { outcome: 'running' };
  const { durationMs, initDurationMs } = figures;
  const failed = reports.some((line) =>
    /Status: (error|timeout)|"status":"(error|timeout)"/.test(line),
  );
  return {
    outcome: failed ? 'failed' : 'succeeded',
    durationMs,
    ...(initDurationMs !== undefined && { initDurationMs }),
  };
}
