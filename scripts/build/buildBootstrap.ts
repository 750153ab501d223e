import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

const file = 'dist/bootstrap.js';

function existing(): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * Writes dist/bootstrap.js, the program of every function of the stand-in. A file that is up to date is
 * left alone, and another one is replaced at once: a test run may be starting it.
 */
export async function buildBootstrap(): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: ['src/rehearsal/lambda/runtime/bootstrap.ts'],
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    legalComments: 'none',
    logLevel: 'warning',
    write: false,
  });
  const text = outputFiles[0]?.text ?? '';
  if (text === existing()) return;
  mkdirSync('dist', { recursive: true });
  writeFileSync(`${file}.${process.pid}`, text);
  renameSync(`${file}.${process.pid}`, file);
}

/** Vitest runs it before the tests, so that they never run an old one. */
export default buildBootstrap;
