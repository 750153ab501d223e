import type { Check, Logger } from '../checks/check.ts';
import type { TargetSetting } from '../deployment/target.ts';

/** What every hook handler takes beside its checks. */
export interface HandlerOptions {
  /**
   * What is validated: a qualified ARN, `name:version`, `{ functionName, targetVersion, alias?,
   * currentVersion? }`, or a list. Default: `ALLOW_TRAFFIC_TARGET`, else found out from the
   * deployment.
   */
  target?: TargetSetting | readonly TargetSetting[];
  /** Whether an `inconclusive` check fails the hook. Default `'fail'`. */
  onInconclusive?: 'fail' | 'pass';
  /**
   * What a deployment that a rollback created means: `'run'` the checks (nothing is asked for it),
   * or `'succeed'` without them. Default `'run'`.
   */
  onRollback?: 'run' | 'succeed';
  /** Where the record and the checks log to. Default: JSON lines on stdout. */
  logger?: Logger;
}

/** The checks of one event. They run in parallel; `inSequence` runs some one after another. */
export type Checks = readonly Check[];

/** Options as read: what is usable, and one sentence for each mistake. */
export interface ReadOptions {
  target: unknown;
  onInconclusive: 'fail' | 'pass';
  onRollback: 'run' | 'succeed';
  logger: Logger | undefined;
  /** By lifecycle event; missing where it was no list. */
  checks: Map<string, readonly unknown[]>;
  mistakes: string[];
}

const common = ['target', 'onInconclusive', 'onRollback', 'logger'];

function readChecks(value: unknown, key: string, mistakes: string[]): readonly unknown[] {
  if (!Array.isArray(value)) {
    mistakes.push(
      `${key} must be a list of checks, but is ${value === undefined ? 'missing' : `of type ${typeof value}`}`,
    );
    return [];
  }
  if (value.length === 0) mistakes.push(`${key} is an empty list: nothing would be checked`);
  return [...(value as unknown[])];
}

function oneOf<T extends string>(
  options: Record<string, unknown>,
  key: string,
  [first, second]: readonly [T, T],
  mistakes: string[],
): T {
  const value = options[key];
  if (value === undefined || value === first) return first;
  if (value === second) return second;
  mistakes.push(`${key} must be '${first}' or '${second}', but is ${JSON.stringify(value)}`);
  return first;
}

const isLogger = (value: unknown): value is Logger =>
  typeof value === 'object' &&
  value !== null &&
  ['debug', 'info', 'warn', 'error'].every(
    (level) => typeof (value as Record<string, unknown>)[level] === 'function',
  );

function read(options: Record<string, unknown>, keys: Map<string, string>): ReadOptions {
  const mistakes: string[] = [];
  const known = [...keys.keys(), ...common];
  for (const key of Object.keys(options)) {
    if (!known.includes(key)) {
      mistakes.push(`unknown option ${JSON.stringify(key)}; known: ${known.join(', ')}`);
    }
  }
  const checks = new Map<string, readonly unknown[]>();
  for (const [key, lifecycleEvent] of keys) {
    checks.set(lifecycleEvent, readChecks(options[key], key, mistakes));
  }
  const logger = options['logger'];
  if (logger !== undefined && !isLogger(logger)) {
    mistakes.push('logger must have the methods debug, info, warn and error');
  }
  return {
    target: options['target'],
    onInconclusive: oneOf(options, 'onInconclusive', ['fail', 'pass'], mistakes),
    onRollback: oneOf(options, 'onRollback', ['run', 'succeed'], mistakes),
    logger: isLogger(logger) ? logger : undefined,
    checks,
    mistakes,
  };
}

/**
 * Reads a handler's options without ever throwing: a throw while a module loads means that the
 * hook never reports. `keys` says which option holds the checks of which lifecycle event.
 */
export function readOptions(options: unknown, keys: Map<string, string>): ReadOptions {
  const nothing = { target: undefined, onInconclusive: 'fail', onRollback: 'run' } as const;
  try {
    if (typeof options === 'object' && options !== null) {
      return read({ ...options }, keys);
    }
    const mistakes = [
      `the options must be an object, but are ${options === null ? 'null' : typeof options}`,
    ];
    return { ...nothing, logger: undefined, checks: new Map(), mistakes };
  } catch {
    const mistakes = ['the options cannot be read'];
    return { ...nothing, logger: undefined, checks: new Map(), mistakes };
  }
}
