import { Array, Number, Promise, RegExp } from '../lib/primordials.ts';
import type { Check, CheckContext, CheckResult } from '../model/check.ts';
import type { FunctionDescription, ProvisionedConcurrency } from '../model/functionState.ts';
import { failedBy, mismatches, missing, type Mismatch } from './answer/mismatch.ts';
import { checkWithOptions, type OptionRule, type OptionRules } from './run/options.ts';

/** Options of {@link functionReady}: what the configuration must be; what is left out may be as it likes. */
export interface FunctionReadyOptions {
  /** `nodejs24.x`, or a RegExp such as `/^nodejs/`. */
  runtime?: string | RegExp;
  handler?: string | RegExp;
  /** Megabytes. */
  memorySize?: number;
  /** Seconds. */
  timeout?: number;
  /** Environment variables that must be there, whatever their values. */
  environmentKeys?: readonly string[];
  /** Layers that must be there: an ARN, with or without its version, or a RegExp. */
  layers?: readonly (string | RegExp)[];
  tracingMode?: 'Active' | 'PassThrough';
  architecture?: 'x86_64' | 'arm64';
  /**
   * Provisioned concurrency of the version: `true` or a number (at least so many) must be configured
   * and ready, `false` is not asked. Default: ready where it is configured.
   */
  provisionedConcurrency?: boolean | number;
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const isPattern = (value: unknown): boolean => isText(value) || value instanceof RegExp;
const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 1;

const textOrRegExp: OptionRule = { expected: 'a text or a RegExp', accepts: isPattern };

const rules: OptionRules<FunctionReadyOptions> = {
  runtime: textOrRegExp,
  handler: textOrRegExp,
  memorySize: { expected: 'megabytes, a whole number', accepts: isCount },
  timeout: { expected: 'seconds, a whole number', accepts: isCount },
  environmentKeys: {
    expected: 'a list of names',
    accepts: (value) => Array.isArray(value) && value.every(isText),
  },
  layers: {
    expected: 'a list of ARNs and RegExps',
    accepts: (value) => Array.isArray(value) && value.every(isPattern),
  },
  tracingMode: {
    expected: "'Active' or 'PassThrough'",
    accepts: (value) => value === 'Active' || value === 'PassThrough',
  },
  architecture: {
    expected: "'x86_64' or 'arm64'",
    accepts: (value) => value === 'x86_64' || value === 'arm64',
  },
  provisionedConcurrency: {
    expected: 'true, false or a whole number from 1',
    accepts: (value) => typeof value === 'boolean' || isCount(value),
  },
};

/**
 * The version being deployed is Active, its last update was Successful, its configuration is as
 * expected and its provisioned concurrency is ready. To wait for that, wrap it in `retry`, which asks
 * again every time. IAM: `lambda:GetFunctionConfiguration` and, unless `provisionedConcurrency` is
 * `false`, `lambda:GetProvisionedConcurrencyConfig`.
 *
 * ```ts
 * functionReady({ runtime: 'nodejs24.x', environmentKeys: ['TABLE_NAME'] })
 * ```
 */
export function functionReady(options: FunctionReadyOptions = {}): Check {
  return checkWithOptions('functionReady', options, rules, (given) => (context) => {
    return inspect(given, context);
  });
}

async function inspect(
  options: FunctionReadyOptions,
  { describe, provisioned, target }: CheckContext,
): Promise<CheckResult> {
  const asksProvisioned = options.provisionedConcurrency !== false;
  const [description, concurrency] = await Promise.all([
    describe(),
    asksProvisioned ? provisioned() : undefined,
  ]);
  const found = [
    ...stateMismatches(description),
    ...configurationMismatches(options, description),
    ...(concurrency ? provisionedMismatches(options.provisionedConcurrency, concurrency) : []),
  ];
  const what = `${target.functionName}:${description.version}`;
  if (found.length > 0) return failedBy(found, what);
  return { outcome: 'passed', message: `${what} is ready and configured as expected` };
}

function stateMismatches(description: FunctionDescription): Mismatch[] {
  const { state, stateReason, lastUpdateStatus, lastUpdateStatusReason } = description;
  const because = (value: string | undefined, reason: string | undefined) =>
    value !== undefined && reason !== undefined ? `${value}: ${reason}` : value;
  return [
    ...(state === 'Active'
      ? []
      : [{ pointer: '/state', expected: 'Active', actual: because(state, stateReason) }]),
    ...(lastUpdateStatus === 'Successful'
      ? []
      : [
          {
            pointer: '/lastUpdateStatus',
            expected: 'Successful',
            actual: because(lastUpdateStatus, lastUpdateStatusReason),
          },
        ]),
  ];
}

function configurationMismatches(
  options: FunctionReadyOptions,
  description: FunctionDescription,
): Mismatch[] {
  const same = (['runtime', 'handler', 'memorySize', 'timeout', 'tracingMode'] as const).flatMap(
    (name) =>
      options[name] === undefined ? [] : mismatches(`/${name}`, options[name], description[name]),
  );
  const { environmentKeys = [], layers = [], architecture } = options;
  // Lambda leaves the list out of old answers; x86_64 is what it means then.
  const architectures = description.architectures ?? ['x86_64'];
  return [
    ...same,
    ...(architecture === undefined || architectures.includes(architecture)
      ? []
      : [{ pointer: '/architectures', expected: [architecture], actual: architectures }]),
    ...environmentKeys
      .filter((key) => !(description.environmentKeys ?? []).includes(key))
      .map((key) => ({ pointer: `/environmentKeys/${key}`, expected: 'present', actual: missing })),
    ...layers
      .filter((layer) => !(description.layers ?? []).some((arn) => isLayer(layer, arn)))
      .map((layer) => ({ pointer: '/layers', expected: layer, actual: description.layers ?? [] })),
  ];
}

/** A layer's ARN ends in its version: `...:layer:name:3`. */
function isLayer(wanted: string | RegExp, arn: string): boolean {
  if (wanted instanceof RegExp) return arn.search(wanted) >= 0;
  return arn === wanted || arn.replace(/:\d+$/, '') === wanted;
}

function provisionedMismatches(
  wanted: boolean | number | undefined,
  { status, statusReason, requested, available }: ProvisionedConcurrency,
): Mismatch[] {
  const pointer = '/provisionedConcurrency';
  if (status === 'none') {
    return wanted === undefined ? [] : [{ pointer, expected: 'configured', actual: 'none' }];
  }
  if (status !== 'READY') {
    const actual = `${status}: ${statusReason ?? `${available} of ${requested} available`}`;
    return [{ pointer, expected: 'READY', actual }];
  }
  return typeof wanted === 'number' && available < wanted
    ? [{ pointer, expected: `at least ${wanted} available`, actual: available }]
    : [];
}
