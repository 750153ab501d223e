/* The process that loads a module to see which handlers it makes. No handler runs in it. */
import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describeThrown } from '../../lib/describeThrown.ts';
import { describeHandler, type Announced } from './describeHandler.ts';
import { findImports } from './findImports.ts';
import type { LoadAnswer, LoadRequest, MadeHandler } from './madeHandler.ts';

// The module may replace them.
const exit = process.exit.bind(process);
const send = process.send?.bind(process);

const announced = new Map<unknown, Readonly<Record<string, unknown>>>();

/** `anyOf(check)` is the check itself, which was announced before. */
const hear = (made: unknown, description: Readonly<Record<string, unknown>>): void => {
  if (!announced.has(made)) announced.set(made, description);
};

function answer(answered: LoadAnswer): void {
  if (send === undefined) exit(1);
  else send(answered, undefined, {}, () => exit(0));
}

/** A bundle in an asset of the CDK is CommonJS on Lambda, whatever the package.json of the project says. */
const isAsset = (path: string): boolean => /[/\\]asset\.[^/\\]+[/\\].*\.js$/.test(path);

interface CommonJs extends NodeJS.Module {
  _compile(text: string, path: string): void;
}

async function load(path: string): Promise<unknown> {
  if (!isAsset(path)) return (await import(pathToFileURL(path).href)) as unknown;
  const module = new Module(path) as CommonJs;
  module.filename = path;
  module.paths = createRequire(path).resolve.paths('x') ?? [dirname(path)];
  module._compile(readFileSync(path, 'utf8'), path);
  return module.exports;
}

/** The names of a module's exports, with what they are; those of CommonJS are also in `default`. */
function exportsOf(loaded: unknown): Map<unknown, string> {
  const namespace = Object(loaded) as Record<string, unknown>;
  const inner = Object(namespace['default']) as Record<string, unknown>;
  const entries = [...Object.entries(inner), ...Object.entries(namespace)];
  return new Map(entries.map(([name, value]) => [value, name]));
}

function handlersOf(loaded: unknown, made: Announced): MadeHandler[] {
  const names = exportsOf(loaded);
  return [...made].flatMap(([handler, hook]): MadeHandler[] => {
    const described = describeHandler(hook, made);
    if (described === undefined) return [];
    const exportName = names.get(handler);
    return [{ ...described, ...(exportName !== undefined && { exportName }) }];
  });
}

async function main({ path }: LoadRequest): Promise<void> {
  Object.defineProperty(globalThis, Symbol.for('allow-traffic.made'), { value: hear });
  findImports();
  try {
    const loaded = await load(path);
    answer({ handlers: handlersOf(loaded, announced) });
  } catch (error) {
    answer({ error: describeThrown(error) });
  }
}

// If the command ends first, nobody waits for an answer.
process.on('disconnect', () => exit(0));
process.on('uncaughtException', (error) => answer({ error: describeThrown(error) }));
await main(JSON.parse(process.argv[2] ?? '{}') as LoadRequest);
