import type { LoadedModule, MadeHandler } from '../../policy/module/madeHandler.ts';
import type { HookRequest } from './builtHook.ts';

/** A mistake in a module that is given as a hook. The message is one sentence for its author. */
export class HookModuleError extends Error {
  override readonly name = 'HookModuleError';
}

/** The export that a hook runs, and the handlers of this package that it calls. */
export interface ChosenHandler {
  readonly exportName: string;
  readonly handlers: readonly MadeHandler[];
}

/**
 * Which export of a module is the hook of an event: the one that is named, or else the only one that serves the
 * event. Throws a {@link HookModuleError} if there is none.
 */
export function chooseHandler(
  path: string,
  { functions, handlers }: LoadedModule,
  exportName: string | undefined,
  { prop, event }: Pick<HookRequest, 'prop' | 'event'>,
): ChosenHandler {
  const fail = (what: string): never => {
    throw new HookModuleError(`${prop}: ${path} ${what}`);
  };
  if (handlers.length === 0) {
    const factory = `${prop}AllowTraffic({ checks: [...] })`;
    return fail(
      `makes no handler of allow-traffic; expected an export such as ${factory}, or give ${prop} a function of the CDK`,
    );
  }
  if (exportName !== undefined && !functions.includes(exportName)) {
    return fail(`exports no function '${exportName}'; it has ${quoted(functions)}`);
  }
  const wrapped = handlers.filter((one) => one.exportName === undefined);
  const candidates = functions
    .filter((name) => exportName === undefined || name === exportName)
    .map((name) => {
      const own = handlers.filter((one) => one.exportName === name);
      // An export that is not a handler itself may be something around one.
      return { exportName: name, handlers: own.length > 0 ? own : wrapped };
    })
    .filter((one) => one.handlers.length > 0);
  const serving = candidates.filter((one) => one.handlers.some(({ events }) => event in events));
  const [only, ...others] = serving;
  if (only !== undefined && others.length === 0) return only;
  if (only !== undefined) {
    const names = serving.map((one) => one.exportName);
    return fail(
      `has several handlers of ${event}, ${quoted(names)}; name one of them: '${path}#${only.exportName}'`,
    );
  }
  const [found] = candidates;
  if (found === undefined)
    return fail(`exports no handler of allow-traffic; it has ${quoted(functions)}`);
  const events = found.handlers.flatMap((one) => Object.keys(one.events));
  return fail(
    `has no handler of ${event}; its export '${found.exportName}' is one of ${events.join(' and ')}`,
  );
}

const quoted = (names: readonly string[]): string =>
  names.length === 0 ? 'none' : names.map((name) => `'${name}'`).join(', ');
