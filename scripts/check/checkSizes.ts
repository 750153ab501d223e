/** `npm run check:sizes`: keeps the shipped files small, because a hook loads them before its first check. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build, type BuildOptions } from 'esbuild';
import { preset } from '../../src/esbuild/preset.ts';
import { shakableYaml } from '../build/shakableYaml.ts';

/** Limits in kilobytes (1,024 bytes) for the file and its gzip, a little above the present sizes. */
const limits: Record<string, { kb: number; gzipKb: number }> = {
  'dist/index.js': { kb: 351.5, gzipKb: 95.1 },
  // The YAML parser is inside; for index.js it is a chunk of its own.
  'dist/index.cjs': { kb: 428.5, gzipKb: 110.1 },
  // The light client of CodeDeploy is inside.
  'dist/isolate.cjs': { kb: 121, gzipKb: 43.1 },
  'dist/target.js': { kb: 2, gzipKb: 1 },
  // Described only: what runs the checks is loaded later.
  'dist/cloudwatch.js': { kb: 15, gzipKb: 5.5 },
  'dist/cloudwatch.cjs': { kb: 58, gzipKb: 16 },
  // What publishes is loaded later.
  'dist/sns.js': { kb: 5, gzipKb: 2 },
  'dist/sns.cjs': { kb: 20, gzipKb: 7 },
  // What bundles hooks is a program of its own; the CDK is the user's.
  'dist/cdk.js': { kb: 11, gzipKb: 4 },
  'dist/cdk.cjs': { kb: 13, gzipKb: 4.5 },
  // The YAML parser is inside: 25 KB, 8.3 with gzip.
  'a hook with a smoke check, bundled without the SDK': { kb: 110.1, gzipKb: 39.5 },
  // With the light clients of both services.
  'a hook with a smoke check, bundled with the preset': { kb: 226.3, gzipKb: 76.3 },
};

const hook = `import { beforeAllowTraffic, smokeInvoke } from 'allow-traffic';
export const handler = beforeAllowTraffic({ checks: [smokeInvoke({ payload: {} })] });`;

/** Without the SDK, as for Lambda's runtime, which has one. */
const withoutSdk: BuildOptions = {
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'esm',
  target: 'node22',
  external: ['@aws-sdk/*', 'ajv', 'ajv-formats'],
  plugins: [shakableYaml],
};

const withPreset: BuildOptions = {
  ...preset,
  outfile: 'hook.cjs',
  plugins: [...preset.plugins, shakableYaml],
};

/** A user's hook, bundled. It must not contain what the hook does not use. */
async function bundledHook(options: BuildOptions): Promise<Uint8Array> {
  const stdin = { contents: hook, resolveDir: '.' };
  const { outputFiles } = await build({ ...options, stdin, write: false });
  return outputFiles[0]?.contents ?? new Uint8Array();
}

const contentsOf = (name: string): Uint8Array | Promise<Uint8Array> =>
  name.startsWith('dist/')
    ? readFileSync(name)
    : bundledHook(name.endsWith('with the preset') ? withPreset : withoutSdk);

const kilobytes = (bytes: number): number => Math.round(bytes / 102.4) / 10;

for (const [name, limit] of Object.entries(limits)) {
  const bytes = await contentsOf(name);
  const [kb, gzipKb] = [kilobytes(bytes.length), kilobytes(gzipSync(bytes, { level: 9 }).length)];
  const isFine = bytes.length > 0 && kb <= limit.kb && gzipKb <= limit.gzipKb;
  console.log(
    `${isFine ? '✔' : '✖'} ${name}: ${kb} KB of ${limit.kb}, gzip ${gzipKb} of ${limit.gzipKb}`,
  );
  if (!isFine) process.exitCode = 1;
}

/** Everything of actions and bypasses: what a hook that has neither carries for nothing. */
const unused = /^src\/(actions|hooks\/actions|hooks\/run\/bypass)\b/;
const mostPercent = 2;

/** The share of a hook's bundle, made with the preset, in percent. */
async function unusedPercent(): Promise<number> {
  const contents = hook.replace('allow-traffic', './src/index.ts');
  const { metafile } = await build({
    ...preset,
    stdin: { contents, resolveDir: '.' },
    outfile: 'hook.cjs',
    metafile: true,
    write: false,
  });
  const [output] = Object.values(metafile.outputs);
  const inputs = Object.entries(output?.inputs ?? {}).filter(([name]) => unused.test(name));
  const bytes = inputs.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
  // Without any input the pattern is out of date.
  return bytes === 0 ? NaN : Math.round((bytes / (output?.bytes ?? 0)) * 1e4) / 100;
}

const percent = await unusedPercent();
const isLight = percent <= mostPercent;
console.log(
  `${isLight ? '✔' : '✖'} actions and bypasses in a hook without them: ${percent} % of ${mostPercent}`,
);
if (!isLight) process.exitCode = 1;
