import type { CheckContext } from '../../model/check.ts';
import type { InvokeOptions } from '../../model/invocation.ts';
import { type OptionRule } from '../run/options.ts';
import { isPlainObject } from '../../lib/objects.ts';

/** A JSON value, or a function of the context that returns one, async or not. */
export type PayloadOption =
  ((context: CheckContext) => unknown) | object | string | number | boolean | null;

/** How a check that invokes says what to invoke, and with what. */
export interface InvocationOptions {
  /** What is sent: a JSON value, or a function of the context that returns it, async or not. */
  payload: PayloadOption;
  /**
   * `'target'`, `'current'`, `'alias'` or a version number as text. Default: the version being
   * deployed in BeforeAllowTraffic, the alias in AfterAllowTraffic. Never `$LATEST`.
   */
  version?: 'target' | 'current' | 'alias' | `${number}`;
  /** Sent as ClientContext, under `custom` and `Custom`. */
  clientContext?: Record<string, unknown>;
  /** For functions with tenant isolation. */
  tenantId?: string;
}

/** The rules for {@link InvocationOptions}, to be spread into a check's own. */
export const invocationRules: {
  readonly [Name in keyof Required<InvocationOptions>]: OptionRule;
} = {
  payload: {
    required: true,
    expected: 'a JSON value, or a function of the context that returns one',
    accepts: (value) => typeof value !== 'symbol' && typeof value !== 'bigint',
  },
  version: {
    expected: "'target', 'current', 'alias' or a version number as text",
    accepts: (value) => typeof value === 'string' && /^(target|current|alias|\d+)$/.test(value),
  },
  clientContext: { expected: 'an object', accepts: isPlainObject },
  tenantId: {
    expected: 'a text that is not empty',
    accepts: (value) => typeof value === 'string' && value !== '',
  },
};

/** The options of `context.invoke`, without those that were not given. */
export function invokeOptions(options: Omit<InvocationOptions, 'payload'>): InvokeOptions {
  const { version, clientContext, tenantId } = options;
  return {
    ...(version !== undefined && { version }),
    ...(clientContext !== undefined && { clientContext }),
    ...(tenantId !== undefined && { tenantId }),
  };
}

/** The payload itself; waits where it is a function that takes its time. */
export async function resolvePayload(
  payload: PayloadOption,
  context: CheckContext,
): Promise<unknown> {
  const resolved: unknown = typeof payload === 'function' ? await payload(context) : payload;
  return resolved;
}
