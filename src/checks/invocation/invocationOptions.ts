import { definedMembers, isPlainObject } from '../../lib/objects.ts';
import type { CheckContext } from '../../model/check.ts';
import type { InvokeOptions } from '../../model/invocation.ts';
import { object } from '../options/kinds.ts';
import type { ObjectKind, OptionKinds } from '../options/optionKind.ts';

/** A JSON value, or a function of the context that returns one, async or not. */
export type PayloadOption =
  ((context: CheckContext) => unknown) | object | string | number | boolean | null;

/** How a check that invokes says what to invoke, and with what. */
export interface InvocationOptions {
  /** The event that the function is invoked with. */
  payload: PayloadOption;
  /**
   * The version or alias to invoke; never `$LATEST`.
   * @default the version being deployed; in AfterAllowTraffic the alias
   */
  version?: 'target' | 'current' | 'alias' | `${number}`;
  /**
   * Sent as Lambda's ClientContext under `custom` and `Custom`, at most 3,583 bytes.
   * @default who calls: `{ "user-agent": "aws-codedeploy-hook-BeforeAllowTraffic/VERSION" }`
   */
  clientContext?: Record<string, unknown>;
  /**
   * The tenant, for a function with tenant isolation.
   * @default none
   */
  tenantId?: string;
}

const members: OptionKinds<InvocationOptions> = {
  payload: {
    isRequired: true,
    acceptsInCode: (value) => typeof value !== 'symbol' && typeof value !== 'bigint',
    title: 'a JSON value, or in code a function of the context that returns one',
    forms: ['$event', '$file', '$literal'],
  },
  version: {
    type: 'string',
    pattern: '^(target|current|alias|\\d+)$',
    title: "'target', 'current', 'alias' or a version number as text",
  },
  clientContext: {
    type: 'object',
    acceptsInCode: isPlainObject,
    title: 'an object',
    forms: ['$file', '$literal'],
  },
  tenantId: { type: 'string', pattern: '[^]', title: 'a text that is not empty' },
};

/** The kind of {@link InvocationOptions}, on which a check that invokes builds its own. */
export const invocationKind: ObjectKind<InvocationOptions> = object(members);

/** The options of `context.invoke`, without those that were not given. */
export function invokeOptions(options: Omit<InvocationOptions, 'payload'>): InvokeOptions {
  const { version, clientContext, tenantId } = options;
  return definedMembers({ version, clientContext, tenantId });
}

/** The payload itself. If it is a function, calls it and waits for its result. */
export async function resolvePayload(
  payload: PayloadOption,
  context: CheckContext,
): Promise<unknown> {
  const resolved: unknown = typeof payload === 'function' ? await payload(context) : payload;
  return resolved;
}
