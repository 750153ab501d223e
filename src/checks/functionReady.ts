import { Promise, RegExp } from '../lib/primordials.ts';
import type { CheckContext, CheckResult } from '../model/check.ts';
import type { FunctionDescription, ProvisionedConcurrency } from '../model/functionState.ts';
import { boundedWork } from './answer/boundedWork.ts';
import { failedBy, hasPattern, mismatches, missing, type Mismatch } from './answer/mismatch.ts';
import { checkFactory, type CheckFactory } from './options/checkFactory.ts';
import {
  either,
  flag,
  integer,
  listOf,
  object,
  oneOf,
  orInCode,
  text,
  titled,
} from './options/kinds.ts';
import type { OptionalKind } from './options/optionKind.ts';

/** Options of {@link functionReady}: what the version's configuration must be. */
export interface FunctionReadyOptions {
  /** The runtime, for example `nodejs24.x` or `/^nodejs/`. @default any */
  runtime?: string | RegExp;
  /** The handler, for example `index.handler`. @default any */
  handler?: string | RegExp;
  /** The memory, in MB. @default any */
  memorySize?: number;
  /** The timeout, in seconds. @default any */
  timeout?: number;
  /** Environment variables that must be set; their values are never read. @default none */
  environmentKeys?: readonly string[];
  /** Layers that must be attached: ARNs with or without their version. @default none */
  layers?: readonly (string | RegExp)[];
  /** The mode of X-Ray tracing. @default any */
  tracingMode?: 'Active' | 'PassThrough';
  /** The instruction set. @default any */
  architecture?: 'x86_64' | 'arm64';
  /**
   * `true` or a number: at least that much provisioned concurrency must be configured and ready.
   * `false`: the check does not ask for it.
   * @default it must be ready if it is configured
   */
  provisionedConcurrency?: boolean | number;
}

/**
 * The version is Active, its last update was Successful, its configuration is as expected, and its
 * provisioned concurrency is ready. To wait for that, wrap the check in `retry`, which asks again
 * every time. IAM: `lambda:GetFunctionConfiguration` and, unless `provisionedConcurrency` is
 * `false`, `lambda:GetProvisionedConcurrencyConfig`.
 *
 * ```ts
 * functionReady({ runtime: 'nodejs24.x', environmentKeys: ['TABLE_NAME'] })
 * ```
 */
export const functionReady: CheckFactory<FunctionReadyOptions> = checkFactory({
  name: 'functionReady',
  iam: [
    'lambda:GetFunctionConfiguration',
    {
      action: 'lambda:GetProvisionedConcurrencyConfig',
      unless: { provisionedConcurrency: false },
    },
  ],
  options: object<FunctionReadyOptions>({
    runtime: textOrRegExp(),
    handler: textOrRegExp(),
    memorySize: integer(1),
    timeout: integer(1),
    environmentKeys: listOf(text(), 'a list of names'),
    layers: listOf(textOrRegExp(), 'a list of ARNs, or in code of RegExps'),
    tracingMode: oneOf('Active', 'PassThrough'),
    architecture: oneOf('x86_64', 'arm64'),
    provisionedConcurrency: titled(
      'true, false or a whole number from 1',
      either(flag(), integer(1)),
    ),
  }),
  make: (options) => ({ run: (context) => inspect(options, context) }),
});

/* @__NO_SIDE_EFFECTS__ */
function textOrRegExp(): OptionalKind {
  const kind = orInCode(text(), 'a RegExp', (value) => value instanceof RegExp);
  return { ...kind, forms: ['$regex'] };
}

async function inspect(options: FunctionReadyOptions, context: CheckContext): Promise<CheckResult> {
  const { describe, provisioned, target } = context;
  const asksProvisioned = options.provisionedConcurrency !== false;
  const [description, concurrency] = await Promise.all([
    describe(),
    asksProvisioned ? provisioned() : undefined,
  ]);
  const compare = (): Mismatch[] => configurationMismatches(options, description);
  const found = [
    ...stateMismatches(description),
    ...(hasPattern(options) ? boundedWork('the configuration', context, compare) : compare()),
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
