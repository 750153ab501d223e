import type { ExecutionLog } from '../environment/executionLog.ts';
import type { Failure } from '../environment/failure.ts';
import { reportLine, reportRecord, type Report } from './reportLine.ts';

/** The lines that Lambda itself writes around those of the function. */
export interface PlatformLog {
  initFailed(durationMs: number, failure: Failure): void;
  started(requestId: string, version: string): void;
  /** Writes the last lines of the invocation; returns the tail of its log. */
  ended(report: Report, failure: Failure | undefined): string;
}

const record = (type: string, fields: Record<string, unknown>): string =>
  JSON.stringify({ time: new Date().toISOString(), type: `platform.${type}`, record: fields });

const textLog = (log: ExecutionLog): PlatformLog => ({
  initFailed(durationMs, { status, errorType, logged }) {
    const kind = status === 'timeout' ? 'timeout' : `error\tError Type: ${errorType}`;
    if (logged !== '') log.line(logged);
    log.line(
      `INIT_REPORT Init Duration: ${durationMs.toFixed(2)} ms\tPhase: init\tStatus: ${kind}`,
    );
  },
  started(requestId, version) {
    log.line(`START RequestId: ${requestId} Version: ${version}`);
  },
  ended(report, failure) {
    if (failure !== undefined && failure.logged !== '') log.line(failure.logged);
    log.line(`END RequestId: ${report.requestId}`);
    log.line(reportLine(report));
    return log.end();
  },
});

const jsonLog = (log: ExecutionLog): PlatformLog => ({
  initFailed(durationMs, { status, errorType }) {
    const fields = { phase: 'init', status, errorType, metrics: { durationMs } };
    log.line(record('initReport', fields));
  },
  started(requestId, version) {
    log.line(record('start', { requestId, version }));
  },
  ended(report) {
    log.line(reportRecord(report));
    return log.end();
  },
});

export const platformLog = (log: ExecutionLog, format: 'Text' | 'JSON'): PlatformLog =>
  format === 'JSON' ? jsonLog(log) : textLog(log);
