/** What the platform tells of one invocation. */
export interface Report {
  requestId: string;
  version: string;
  durationMs: number;
  memorySizeMb: number;
  /** Undefined where the system does not tell. */
  maxMemoryUsedMb: number | undefined;
  /** Only where the environment was new. */
  initDurationMs: number | undefined;
  status: 'success' | 'failure' | 'error' | 'timeout';
  errorType?: string;
}

/** Init is billed like the invocation itself. */
const billed = ({ durationMs, initDurationMs = 0 }: Report): number =>
  Math.ceil(durationMs + initDurationMs);

/** The REPORT line, its tabs included, as Lambda writes it. */
export function reportLine(report: Report): string {
  const { requestId, durationMs, memorySizeMb, maxMemoryUsedMb, initDurationMs, status } = report;
  const fields = [
    `REPORT RequestId: ${requestId}`,
    `Duration: ${durationMs.toFixed(2)} ms`,
    `Billed Duration: ${billed(report)} ms`,
    `Memory Size: ${memorySizeMb} MB`,
  ];
  if (maxMemoryUsedMb !== undefined) fields.push(`Max Memory Used: ${maxMemoryUsedMb} MB`);
  if (initDurationMs !== undefined) fields.push(`Init Duration: ${initDurationMs.toFixed(2)} ms`);
  if (status === 'timeout') fields.push('Status: timeout');
  if (status === 'error') fields.push('Status: error', `Error Type: ${report.errorType ?? ''}`);
  return `${fields.join('\t')}\t`;
}

const rounded = (milliseconds: number): number => Number(milliseconds.toFixed(3));

/** The `platform.report` record that JSON logging has in its place. */
export function reportRecord(report: Report): string {
  const { requestId, durationMs, memorySizeMb, maxMemoryUsedMb, initDurationMs, status } = report;
  const metrics = {
    durationMs: rounded(durationMs),
    billedDurationMs: billed(report),
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
