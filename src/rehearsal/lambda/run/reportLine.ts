/** What Lambda reports of one invocation. */
export interface Report {
  requestId: string;
  version: string;
  durationMs: number;
  memorySizeMb: number;
  /** Undefined if the operating system does not report it. */
  maxMemoryUsedMb: number | undefined;
  /** Undefined if the environment was warm. */
  initDurationMs: number | undefined;
  status: 'success' | 'failure' | 'error' | 'timeout';
  errorType?: string;
}

/** Lambda bills init like the invocation itself. */
const billedMs = ({ durationMs, initDurationMs = 0 }: Report): number =>
  Math.ceil(durationMs + initDurationMs);

/** The REPORT line as Lambda writes it, including its tabs. */
export function reportLine(report: Report): string {
  const { requestId, durationMs, memorySizeMb, maxMemoryUsedMb, initDurationMs, status } = report;
  const fields = [
    `REPORT RequestId: ${requestId}`,
    `Duration: ${durationMs.toFixed(2)} ms`,
    `Billed Duration: ${billedMs(report)} ms`,
    `Memory Size: ${memorySizeMb} MB`,
  ];
  if (maxMemoryUsedMb !== undefined) fields.push(`Max Memory Used: ${maxMemoryUsedMb} MB`);
  if (initDurationMs !== undefined) fields.push(`Init Duration: ${initDurationMs.toFixed(2)} ms`);
  if (status === 'timeout') fields.push('Status: timeout');
  if (status === 'error') fields.push('Status: error', `Error Type: ${report.errorType ?? ''}`);
  return `${fields.join('\t')}\t`;
}

const rounded = (milliseconds: number): number => Number(milliseconds.toFixed(3));

/** The `platform.report` record, which JSON logging has instead of the REPORT line. */
export function reportRecord(report: Report): string {
  const { requestId, durationMs, memorySizeMb, maxMemoryUsedMb, initDurationMs, status } = report;
  const metrics = {
    durationMs: rounded(durationMs),
    billedDurationMs: billedMs(report),
    memorySizeMB: memorySizeMb,
    ...(maxMemoryUsedMb === undefined ? {} : { maxMemoryUsedMB: maxMemoryUsedMb }),
    ...(initDurationMs === undefined ? {} : { initDurationMs: rounded(initDurationMs) }),
  };
  const errorType = report.errorType === undefined ? {} : { errorType: report.errorType };
  return JSON.stringify({
    time: new Date().toISOString(),
    type: 'platform.report',
    record: { requestId, metrics, status, ...errorType },
  });
}
