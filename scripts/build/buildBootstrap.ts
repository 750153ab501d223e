import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

function existing(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * Writes a program of src/rehearsal/lambda/runtime. A file that is up to date is left alone, and another one
 * is replaced at once: a test run may be starting it.
 */
async function buildProgram(name: string, file: string, format: 'esm' | 'cjs'): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: [`src/rehearsal/lambda/runtime/${name}.ts`],
    bundle: true,
    platform: 'node',
    target: 'node22',
    format,
    legalComments: 'none',
    logLevel: 'warning',
    write: false,
  });
  const text = outputFiles[0]?.text ?? '';
  if (text === existing(file)) return;
  mkdirSync('dist', { recursive: true });
  writeFileSync(`${file}.${process.pid}`, text);
  renameSync(`${file}.${process.pid}`, file);
}

/** Writes what runs in every function of the stand-in: its program, and what Node.js loads before it. */
export async function buildBootstrap(): Promise<void> {
  await buildProgram('bootstrap', 'dist/bootstrap.js', 'esm');
  await buildProgram('networkGuard', 'dist/networkGuard.cjs', 'cjs');
}

/** Vitest runs it before the tests, so that they never run an old one. */
export default buildBootstrap;
