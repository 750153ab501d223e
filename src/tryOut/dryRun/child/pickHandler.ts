import { isPlainObject } from '../../../lib/objects.ts';
import { kindOf } from '../../../lib/kindOf.ts';
import { suggest } from '../../../lib/suggest.ts';
import { DryRunError } from '../dryRunError.ts';

/** A handler of this package, or a function around one. */
export type AnyHandler = (event: unknown, context: unknown) => unknown;

const isHandler = (value: unknown): value is AnyHandler =>
  typeof value === 'function' && typeof (value as { use?: unknown }).use === 'function';

const isFunction = (value: unknown): value is AnyHandler => typeof value === 'function';

/** The exports by name. Node finds those of a CommonJS module only in its `default`, unless their names are plain. */
function exportsOf(module: unknown): Map<string, unknown> {
  const named = isPlainObject(module) ? { ...module } : {};
  const { default: fallback } = named;
  const all: Record<string, unknown> = { ...(isPlainObject(fallback) ? fallback : {}), ...named };
  return new Map(Object.entries(all).filter(([name]) => name !== 'module.exports'));
}

/**
 * The handler that a module exports: the named one, or else the only one. A function without `use` counts only
 * if there is no handler of this package. Throws a {@link DryRunError} that says what the module exports.
 */
export function pickHandler(
  module: unknown,
  exported: string | undefined,
  shownPath: string,
): AnyHandler {
  const all = exportsOf(module);
  const namesOf = (is: (value: unknown) => boolean): string[] =>
    [...all].filter(([, value]) => is(value)).map(([name]) => name);
  const own = namesOf(isHandler);
  const handlers = own.length > 0 ? own : namesOf(isFunction);
  if (handlers.length === 0) {
    throw new DryRunError(
      `${shownPath} exports no handler; expected, for example, export const before = beforeAllowTraffic({ checks: [...] })`,
    );
  }
  if (exported === undefined && handlers.length > 1) {
    throw new DryRunError(
      `${shownPath} exports several handlers: ${handlers.join(', ')}; name one, such as ${shownPath}#${handlers[0] ?? ''}`,
    );
  }
  const name = exported ?? handlers[0] ?? '';
  const found = all.get(name);
  if (isFunction(found)) return found;
  const what = all.has(name) ? `is ${kindOf(found)}, not a handler` : 'does not exist';
  throw new DryRunError(`the export ${name} of ${shownPath} ${what}${suggest(name, handlers)}`);
}
