import { Date, Error, JSON, Object, Promise, String, process } from '../../lib/primordials.ts';
import type { Logger } from '../../model/check.ts';

let coldStart = true;

type Sink = (line: string) => unknown;

const toStdout: Sink = (line) => process.stdout.write(line);

/** What every line of one invocation holds. */
interface LineContext {
  functionName: string | undefined;
  requestId: string | undefined;
}

/** The root in X-Ray's header, as Powertools logs it: `1-5759e988-bd862e3fe1be46a994272793`. */
function traceId(): string | undefined {
  return /Root=([^;]+)/.exec(process.env['_X_AMZN_TRACE_ID'] ?? '')?.[1];
}

function plain(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Error) return { name: value.name, message: value.message };
  return value;
}

function serialised(line: Record<string, unknown>): string {
  try {
    return JSON.stringify(line, plain);
  } catch {
    return JSON.stringify({ level: line['level'], message: String(line['message']) });
  }
}

function merged(extra: readonly unknown[]): Record<string, unknown> {
  const [only, ...others] = extra;
  if (
    others.length === 0 &&
    typeof only === 'object' &&
    only !== null &&
    !(only instanceof Error)
  ) {
    return { ...only };
  }
  return extra.length === 0 ? {} : { extra };
}

/**
 * The default logger. It writes one JSON object per line, with the keys of AWS Lambda Powertools. It
 * writes directly to stdout because the runtime's patched console would add a prefix.
 */
export function jsonLogger(context: LineContext, sink: Sink = toStdout): Logger {
  const cold = coldStart;
  if (sink === toStdout) coldStart = false;
  const write =
    (level: string) =>
    (message: string, ...extra: unknown[]): void => {
      const line = {
        level,
        message,
        service: 'allow-traffic',
        timestamp: new Date().toISOString(),
        cold_start: cold,
        function_name: context.functionName,
        function_request_id: context.requestId,
        xray_trace_id: traceId(),
        ...merged(extra),
      };
      sink(`${serialised(line)}\n`);
    };
  return Object.freeze({
    debug: write('DEBUG'),
    info: write('INFO'),
    warn: write('WARN'),
    error: write('ERROR'),
  });
}

/** Wraps a logger so that its errors, thrown now or later, change nothing. */
export function quietly(logger: Logger): Logger {
  const calling =
    (level: keyof Logger) =>
    (message: string, ...extra: unknown[]): void => {
      try {
        const write: (message: string, ...extra: unknown[]) => unknown = logger[level].bind(logger);
        const answer = write(message, ...extra);
        // A logger that writes asynchronously must not leave an unhandled rejection.
        Promise.resolve(answer).catch(() => undefined);
      } catch {
        // There is nowhere left to log it.
      }
    };
  // All checks share it: one that replaces a method must not harm the record that is logged later.
  return Object.freeze({
    debug: calling('debug'),
    info: calling('info'),
    warn: calling('warn'),
    error: calling('error'),
  });
}
