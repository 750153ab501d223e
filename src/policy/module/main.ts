/* The process that loads a module to see which handlers it makes. No handler runs in it. */
import { describeThrown } from '../../lib/describeThrown.ts';
import { loadUserModule } from '../../moduleProcess/loadUserModule.ts';
import { serveModule } from '../../moduleProcess/serveModule.ts';
import { describeHandler, type Announced } from './describeHandler.ts';
import type { LoadAnswer, LoadRequest, MadeHandler } from './madeHandler.ts';

const announced = new Map<unknown, Readonly<Record<string, unknown>>>();

/** `anyOf(check)` is the check itself, which was announced before. */
const hear = (made: unknown, description: Readonly<Record<string, unknown>>): void => {
  if (!announced.has(made)) announced.set(made, description);
};

/** The names of a module's exports, with what they are; those of CommonJS are also in `default`. */
function exportsOf(loaded: unknown): Map<unknown, string> {
  const namespace = Object(loaded) as Record<string, unknown>;
  const inner = Object(namespace['default']) as Record<string, unknown>;
  const entries = [...Object.entries(inner), ...Object.entries(namespace)];
  return new Map(entries.map(([name, value]) => [value, name]));
}

const functionsIn = (exports: ReadonlyMap<unknown, string>): string[] =>
  [...exports].filter(([value]) => typeof value === 'function').map(([, name]) => name);

function handlersOf(loaded: unknown, made: Announced): MadeHandler[] {
  const names = exportsOf(loaded);
  return [...made].flatMap(([handler, hook]): MadeHandler[] => {
    const described = describeHandler(hook, made);
    if (described === undefined) return [];
    const exportName = names.get(handler);
    return [{ ...described, ...(exportName !== undefined && { exportName }) }];
  });
}

serveModule<LoadAnswer>(
  async (request, tell) => {
    const { path } = request as LoadRequest;
    Object.defineProperty(globalThis, Symbol.for('allow-traffic.made'), { value: hear });
    const loaded = await loadUserModule(path);
    const functions = functionsIn(exportsOf(loaded));
    await tell({ handlers: handlersOf(loaded, announced), functions });
  },
  (thrown) => ({ error: describeThrown(thrown) }),
);
