import { JSON, Object } from '../../lib/primordials.ts';
import { kindOf } from '../../lib/kindOf.ts';
import { isPlainObject } from '../../lib/objects.ts';

/** Options for a hook's metrics. */
export interface MetricsOptions {
  /**
   * CloudWatch namespace: 1 to 255 characters, not starting with `AWS/`.
   * @default `AllowTraffic`
   */
  namespace?: string;
  /**
   * Dimensions for every metric, besides the package's own `LifecycleEvent`, `FunctionName` and
   * `Check`: `{ service: 'orders', stage: 'prod' }`. At most 27.
   * @default none
   */
  dimensions?: Readonly<Record<string, string>>;
}

/** The option as read. */
export interface MetricsSettings {
  namespace: string;
  dimensions: Record<string, string>;
}

/** The dimensions that the package sets itself. */
export const ownDimensions = ['LifecycleEvent', 'FunctionName', 'Check'] as const;

/** CloudWatch accepts at most 30 dimensions. */
const dimensionLimit = 30 - ownDimensions.length;

/** The characters that CloudWatch accepts in a namespace. */
export const namespacePattern: RegExp = /^(?!AWS\/)[\w.\-/#:]{1,255}$/;

/** Those that it accepts in the value of a dimension. */
export const dimensionPattern: RegExp = /^(?=.*[^ ])[\x20-\x7e]{1,1024}$/;

const isNamespace = (value: unknown): value is string =>
  typeof value === 'string' && namespacePattern.test(value);
const isDimensionName = (name: string): boolean => /^(?!:)[\x21-\x7e]{1,250}$/.test(name);
const isDimensionValue = (value: unknown): value is string =>
  typeof value === 'string' && dimensionPattern.test(value);

const dimensionsExpected =
  'an object of at most 27 ASCII texts, for example { service: "orders" }, without LifecycleEvent, FunctionName, Check and the deployment’s id';

function areDimensions(value: unknown): value is Record<string, string> {
  if (!isPlainObject(value)) return false;
  const names = Object.keys(value);
  const taken: readonly string[] = [...ownDimensions, 'deploymentId', 'DeploymentId'];
  return (
    names.length <= dimensionLimit &&
    names.every((name) => isDimensionName(name) && !taken.includes(name)) &&
    Object.values(value).every(isDimensionValue)
  );
}

/** Reads the option `metrics`. Adds a sentence to `mistakes` for each mistake. */
export function readMetrics(value: unknown, mistakes: string[]): MetricsSettings | undefined {
  if (value === undefined || value === false) return undefined;
  if (value !== true && !isPlainObject(value)) {
    mistakes.push(
      `metrics must be true, false or { namespace?, dimensions? }, but is ${kindOf(value)}`,
    );
    return undefined;
  }
  const given: Record<string, unknown> = value === true ? {} : value;
  const { namespace = 'AllowTraffic', dimensions = {}, ...others } = given;
  for (const name of Object.keys(others)) {
    mistakes.push(
      `unknown option ${JSON.stringify(name)} of metrics; known: namespace, dimensions`,
    );
  }
  if (!isNamespace(namespace)) {
    mistakes.push(
      `namespace of metrics is ${kindOf(namespace)}; expected 1 to 255 letters, digits and . - _ / # :, not beginning with AWS/`,
    );
    return undefined;
  }
  if (!areDimensions(dimensions)) {
    mistakes.push(`dimensions of metrics is ${kindOf(dimensions)}; expected ${dimensionsExpected}`);
    return undefined;
  }
  return { namespace, dimensions: { ...dimensions } };
}
