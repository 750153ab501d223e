import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { preset } from '../../../src/esbuild/preset.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'allow-traffic-json-schema-'));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(root, join(folder, 'node_modules/allow-traffic'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The default dialect, the older one, and formats: ajv is loaded in three places. */
const program = `
const context = {
  lifecycleEvent: 'BeforeAllowTraffic',
  target: { functionName: 'myfunc', targetVersion: '2' },
  remainingTime: () => 10_000,
  invoke: async () => ({ payload: { at: 'no date' }, executedVersion: '2', qualifier: '2' }),
};
const at = { properties: { at: { type: 'string', format: 'date' } } };
const draft07 = { $schema: 'http://json-schema.org/draft-07/schema#', ...at };
const run = async (schema) => (await payloadSchema({ payload: {}, schema }).run(context)).outcome;
Promise.all([run({}), run(at), run(draft07)]).then((outcomes) => console.log(outcomes.join()));
`;

const imported = (from: string) => `import { payloadSchema } from '${from}';${program}`;
const required = `const { payloadSchema } = require('allow-traffic');${program}`;

function outcomesOf(file: string, contents?: string): string {
  const path = join(folder, file);
  if (contents !== undefined) writeFileSync(path, contents);
  const { stdout, stderr } = spawnSync(process.execPath, [path], { encoding: 'utf8' });
  return stdout.trim() || stderr;
}

const all = 'passed,failed,failed';

it('finds ajv from the source', () => {
  expect(outcomesOf('source.mjs', imported(join(root, 'src/index.ts')))).toBe(all);
});

it('finds ajv from the package, imported and required', () => {
  expect(outcomesOf('imported.mjs', imported('allow-traffic'))).toBe(all);
  expect(outcomesOf('required.cjs', required)).toBe(all);
});

const bundles: Record<string, BuildOptions> = {
  'with the preset': preset,
  'as one CommonJS file': { format: 'cjs', outExtension: { '.js': '.cjs' } },
  'as ES modules that are split': {
    format: 'esm',
    splitting: true,
    outExtension: { '.js': '.mjs' },
    // The SDK's CommonJS parts call require; a user's ESM bundle brings it like this.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  },
};

it.each(Object.entries(bundles))('finds ajv in a bundle %s', async (_name, options) => {
  writeFileSync(join(folder, 'hook.mjs'), imported('allow-traffic'));
  const outdir = mkdtempSync(join(folder, 'out-'));
  await build({
    bundle: true,
    platform: 'node',
    // A user's tsconfig does not map the package to its source.
    tsconfigRaw: '{}',
    logLevel: 'error',
    ...options,
    entryPoints: [join(folder, 'hook.mjs')],
    outdir,
  });
  const file = join(outdir, `hook${options.outExtension?.['.js'] ?? '.js'}`);
  expect(outcomesOf(file.slice(folder.length + 1))).toBe(all);
});
