import { process } from '../../lib/primordials.ts';
import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';

const place = /^(.+:\d+)$/m;

/**
 * The line at which a module does not parse. For a CommonJS module, the stack has it. For an ES
 * module, only running node on the file shows it.
 */
function placeOf(error: SyntaxError, path: string): string {
  const fromStack = place.exec((error.stack ?? '').split('\n')[0] ?? '')?.[1];
  if (fromStack !== undefined) return fromStack;
  const { stderr } = spawnSync(process.execPath, ['--check', path], {
    encoding: 'utf8',
    timeout: 2_000,
  });
  // If the entry parses, the mistake is in a module that it imports.
  return (
    place.exec((stderr as string | null)?.split('\n')[0] ?? '')?.[1] ?? `while loading ${path}`
  );
}

/** Imports a file. A SyntaxError then names the line. */
export async function loadModule(path: string): Promise<unknown> {
  try {
    return (await import(pathToFileURL(path).href)) as unknown;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new SyntaxError(`${error.message} (${placeOf(error, path)})`, { cause: error });
  }
}
