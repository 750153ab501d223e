import { format } from 'node:util';

let requestId = 'undefined';

/** Sets the request id of the log lines that follow. */
export function setLoggedRequest(id: string): void {
  requestId = id;
}

const levels = {
  trace: 'TRACE',
  debug: 'DEBUG',
  log: 'INFO',
  info: 'INFO',
  warn: 'WARN',
  error: 'ERROR',
  // Node.js has no console.fatal; AWS's runtime client adds it.
  fatal: 'FATAL',
} as const;

function jsonLine(level: string, values: unknown[]): string {
  const fields = { timestamp: new Date().toISOString(), level, requestId };
  const message: unknown = values.length === 1 ? values[0] : format(...values);
  if (message instanceof Error) {
    const { name, message: errorMessage, stack = '' } = message;
    const described = { errorType: name, errorMessage, stackTrace: stack.split('\n') };
    return JSON.stringify({ ...fields, message: described });
  }
  try {
    return JSON.stringify({ ...fields, message });
  } catch {
    return JSON.stringify({ ...fields, message: format(...values) });
  }
}

const textLine = (level: string, values: unknown[]): string =>
  [new Date().toISOString(), requestId, level, format(...values)].join('\t');

const line = process.env['AWS_LAMBDA_LOG_FORMAT'] === 'JSON' ? jsonLine : textLine;

function write(level: string, values: unknown[]): void {
  process.stdout.write(`${line(level, values)}\n`);
}

/**
 * Resolves when all output has left the process. A full pipe takes the rest later; an answer before
 * that would end the invocation's log without it.
 */
export async function logWritten(): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    if (stream.writableLength === 0 || stream.destroyed) continue;
    await new Promise<void>((resolve) => stream.write('', () => resolve()));
  }
}

/** The runtime's own line about an error. */
export const logError = (text: string): void => write('ERROR', [text]);

/** Makes `console` write as it does on Lambda: time, request id, level, message. */
export function patchConsole(): void {
  for (const [method, level] of Object.entries(levels)) {
    Object.assign(globalThis.console, {
      [method]: (...values: unknown[]) => write(level, values),
    });
  }
}
