import { Array, JSON, Map, Object } from '../../lib/primordials.ts';
import type { Logger } from '../../model/check.ts';
import { kindOf } from '../../lib/kindOf.ts';
import { isPlainObject } from '../../lib/objects.ts';
import { readActions, type Actions } from '../actions/readActions.ts';
import { readMetrics, type MetricsSettings } from '../metrics/metricsOptions.ts';
import { parsePointer } from '../../lib/jsonPointer.ts';

/** The options as read, and one sentence for each mistake. */
export interface ReadOptions {
  target: unknown;
  onInconclusive: 'fail' | 'pass';
  onRollback: 'run' | 'succeed';
  /** Judged at the time of the event. */
  bypass: unknown;
  /** `undefined` if there are none. */
  actions: Actions | undefined;
  logger: Logger | undefined;
  logPayloads: boolean;
  redact: readonly string[];
  metrics: MetricsSettings | undefined;
  /** By lifecycle event. */
  checks: Map<string, readonly unknown[]>;
  mistakes: string[];
}

const common = [
  'target',
  'onInconclusive',
  'onRollback',
  'bypass',
  'onSucceeded',
  'onFailed',
  'logger',
  'logPayloads',
  'redact',
  'metrics',
];

/** The defaults, with the mistake that keeps the options from being read. */
const unread = (mistake: string): ReadOptions => ({
  target: undefined,
  onInconclusive: 'fail',
  onRollback: 'run',
  bypass: undefined,
  actions: undefined,
  logger: undefined,
  logPayloads: false,
  redact: [],
  metrics: undefined,
  checks: new Map(),
  mistakes: [mistake],
});

function readChecks(value: unknown, key: string, mistakes: string[]): readonly unknown[] {
  if (!Array.isArray(value)) {
    mistakes.push(`${key} must be a list of checks, but is ${kindOf(value)}`);
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
  mistakes.push(`${key} must be '${first}' or '${second}', but is ${kindOf(value)}`);
  return first;
}

const isLogger = (value: unknown): value is Logger =>
  isPlainObject(value) &&
  ['debug', 'info', 'warn', 'error'].every((level) => typeof value[level] === 'function');

function readFlag(value: unknown, mistakes: string[]): boolean {
  if (value === undefined || typeof value === 'boolean') return value ?? false;
  mistakes.push(`logPayloads must be true or false, but is ${kindOf(value)}`);
  return false;
}

function readPointers(value: unknown, mistakes: string[]): readonly string[] {
  if (value === undefined) return [];
  const isPointer = (one: unknown): one is string =>
    typeof one === 'string' && parsePointer(one) !== undefined;
  if (Array.isArray(value) && value.every(isPointer)) return [...value];
  mistakes.push(
    `redact must be a list of JSON pointers such as '/body/token', but is ${kindOf(value)}`,
  );
  return [];
}

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
    bypass: options['bypass'],
    actions: readActions(options, mistakes),
    logger: isLogger(logger) ? logger : undefined,
    logPayloads: readFlag(options['logPayloads'], mistakes),
    redact: readPointers(options['redact'], mistakes),
    metrics: readMetrics(options['metrics'], mistakes),
    checks,
    mistakes,
  };
}

/**
 * Reads a handler's options. Never throws, because a hook whose module throws while it loads never
 * reports. `keys` maps the options that hold checks to their lifecycle events.
 */
export function readOptions(options: unknown, keys: Map<string, string>): ReadOptions {
  try {
    if (typeof options === 'object' && options !== null) return read({ ...options }, keys);
    return unread(`the options must be an object, but are ${kindOf(options)}`);
  } catch {
    return unread('the options cannot be read');
  }
}
