import { hookNeeds } from '../hookNeeds.ts';
import type { HookSource } from '../writePolicies.ts';
import { ModuleError, readModule } from './readModule.ts';

/** `MODULE` or `MODULE#EXPORT`. */
export function moduleParts(given: string): { path: string; exportName: string | undefined } {
  const [, path = given, exportName] = /^(.*)#([\w$.]+)$/.exec(given) ?? [];
  return { path, exportName };
}

/**
 * What the handlers of a module need, or the one that is named after `#`. Rejects with a {@link ModuleError} if
 * the module cannot be loaded or makes none.
 */
export async function modulePolicies(given: string): Promise<HookSource[]> {
  const { path, exportName } = moduleParts(given);
  const handlers = await readModule(path);
  const named = handlers.map((handler, index) => ({
    name: handler.exportName ?? String(index + 1),
    handler,
  }));
  const chosen = named.filter(({ name }) => exportName === undefined || name === exportName);
  if (chosen.length === 0) {
    const found = named.map(({ name }) => `'${name}'`).join(', ');
    const message =
      handlers.length === 0
        ? 'the module makes no handler of allow-traffic; expected one of beforeAllowTraffic, afterAllowTraffic or lifecycleHook'
        : `the module has no handler '${exportName ?? ''}'; it has ${found}`;
    throw new ModuleError(path, undefined, message);
  }
  return chosen.map(({ name, handler }) => {
    const { needs, cannotTell } = hookNeeds(handler);
    return { name: `${path}#${name}`, uses: [{ needs, place: {} }], cannotTell };
  });
}
