import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'allow-traffic-load-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A user's mistakes and odd environment variables must not make the module throw while it loads. */
const hooks = `import { afterAllowTraffic, beforeAllowTraffic, latencyBudget, lifecycleHook, payloadSchema, smokeInvoke } from 'allow-traffic';
export const before = beforeAllowTraffic({ checks: [
  smokeInvoke({ typo: 1 }), smokeInvoke(), smokeInvoke(null),
  payloadSchema({ payload: {}, schema: { type: 'nonsense' } }), payloadSchema(),
  latencyBudget({ payload: {}, thresholds: ['p(95<300'] }), latencyBudget(),
  42, undefined,
] });
export const others = [beforeAllowTraffic(), afterAllowTraffic(null), afterAllowTraffic({ checks: 1 }), lifecycleHook({}), lifecycleHook({ typo: 1 })];
before.use().use(null).use({}).use([{ before: 1 }]);
for (const handler of [before, ...others]) if (typeof handler !== 'function' || handler.length !== 2) throw new Error('no handler');
console.log('loaded');
`;

const environments: Record<string, Record<string, string>> = {
  'an empty environment': {},
  'garbage in it': {
    AWS_ENDPOINT_URL_CODEDEPLOY: '::not a url::',
    AWS_ENDPOINT_URL_LAMBDA: '',
    AWS_REGION: '  ',
    AWS_MAX_ATTEMPTS: 'many',
    AWS_RETRY_MODE: 'never',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: 'x',
    ALLOW_TRAFFIC_TARGET: ':::',
    ALLOW_TRAFFIC_HANDLER: '..',
    ALLOW_TRAFFIC_CHECKS: '{',
    _HANDLER: 'hooks.before',
  },
};

describe.each(['esm', 'cjs'] as const)('a hook bundled as %s', (format) => {
  it.each(Object.entries(environments))('loads with %s', async (_name, env) => {
    const outfile = join(folder, `hooks.${format === 'esm' ? 'mjs' : 'cjs'}`);
    await build({
      stdin: { contents: hooks, resolveDir: root },
      bundle: true,
      platform: 'node',
      format,
      outfile,
      logLevel: 'error',
      // The SDK's CJS parts call require. A user's ESM bundle defines it like this.
      ...(format === 'esm' && {
        banner: {
          js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
        },
      }),
    });
    const { stdout, stderr } = spawnSync(process.execPath, [outfile], { env, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(stdout).toBe('loaded\n');
  });
});

describe('the package itself', () => {
  const run = (code: string, env: Record<string, string>): { stdout: string; stderr: string } => {
    const file = join(folder, 'run.mjs');
    writeFileSync(file, code.replaceAll('allow-traffic/dist', join(root, 'dist')));
    return spawnSync(process.execPath, [file], { env, encoding: 'utf8' });
  };

  it.each(Object.entries(environments))('loads every entry with %s', (_name, env) => {
    const entries = ['index.js', 'index.cjs', 'isolate.cjs', 'rehearsal.js', 'rehearsal.cjs'];
    const loads = entries.map((entry) => `await import('allow-traffic/dist/${entry}');`).join('\n');
    expect(run(`${loads}\nconsole.log('loaded');`, env)).toMatchObject({
      stdout: 'loaded\n',
      stderr: '',
    });
  });
});
