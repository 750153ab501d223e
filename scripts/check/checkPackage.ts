/**
 * `npm run check:package`: packs the package as users get it and installs it into an empty folder. There
 * it is imported, required as on nodejs22.x (no require of ESM), and type-checked without skipLibCheck.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { scan } from './docs/markdown.ts';
import { assertFiles } from './packed/assertFiles.ts';
import { assertLayer } from './packed/assertLayer.ts';
import { assertLinks } from './packed/assertLinks.ts';
import { runDocumentedCommands } from './packed/packedCommands.ts';

const root = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'allow-traffic-package-'));

function run(command: string, args: string[], cwd = folder): string {
  console.log(`$ ${command} ${args.join(' ')}`);
  return execFileSync(command, args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

const ts = `import { beforeAllowTraffic, defineCheck, smokeInvoke, type HookReport } from 'allow-traffic';
import { rehearse } from 'allow-traffic/rehearsal';
import { lambda, tryCheck, type TriedCheck } from 'allow-traffic/testing';
import { alarms, versionMetrics } from 'allow-traffic/cloudwatch';
import { notify } from 'allow-traffic/sns';
export const metrics = beforeAllowTraffic({
  checks: [alarms({ names: ['a'] }), versionMetrics({ errors: '<1%' })],
  onFailed: [notify({ topicArn: process.env['TOPIC_ARN'] })],
});
export const tried: () => Promise<TriedCheck> = () =>
  tryCheck(smokeInvoke({ payload: {} }), { answers: [lambda.throttles(), {}] });
export const before = beforeAllowTraffic({
  checks: [smokeInvoke({ payload: {} }), defineCheck('mine', async ({ invoke }) => { await invoke({}); })],
});
export const run: (file: string) => Promise<unknown> = (file) => rehearse(file);
export type Report = HookReport;
`;

const program = (load: string): string => `${load}
const handler = beforeAllowTraffic({ checks: [smokeInvoke({ payload: {} })] });
if (handler.length !== 2 || typeof handler.use !== 'function') throw new Error('not a handler');
if (typeof rehearse !== 'function') throw new Error('no rehearsal');
// The check comes from another bundle than the kit, and still takes the kit's time.
const slow = repeat({ times: 2, every: '10s' }, smokeInvoke({ payload: {} }));
tryCheck(slow, { answers: [{}, {}] }).then(({ outcome, durationMs }) => {
  if (outcome !== 'passed' || durationMs !== 10_010) throw new Error('not tried');
});
// Its client is not installed here: the check says so, and the module has loaded.
tryCheck(alarms({ names: ['a'] })).then(({ outcome, message }) => {
  if (outcome !== 'errored' || !message.includes('@aws-sdk/client-cloudwatch')) throw new Error(message);
});
const topicArn = 'arn:aws:sns:eu-west-1:123456789012:deployments';
Promise.resolve(notify({ topicArn }).run({})).then(
  () => { throw new Error('published without a client'); },
  ({ message }) => {
    if (!message.includes('@aws-sdk/client-sns')) throw new Error(message);
  },
);
console.log('ok');
`;

function writeUser(): void {
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  writeFileSync(join(folder, 'user.mts'), ts);
  writeFileSync(join(folder, 'user.cts'), ts);
  writeFileSync(
    join(folder, 'user.mjs'),
    program(`import { beforeAllowTraffic, repeat, smokeInvoke } from 'allow-traffic';
import { rehearse } from 'allow-traffic/rehearsal';
import { tryCheck } from 'allow-traffic/testing';
import { alarms } from 'allow-traffic/cloudwatch';
import { notify } from 'allow-traffic/sns';
import { isHookInvocation } from 'allow-traffic/target';
import schema from 'allow-traffic/schema/hook-report.schema.json' with { type: 'json' };
if (schema.$id !== 'urn:allow-traffic:hook-report:1') throw new Error('not the schema');
if (isHookInvocation({}, {})) throw new Error('no hook called');`),
  );
  writeFileSync(
    join(folder, 'user.cjs'),
    program(`const { beforeAllowTraffic, repeat, smokeInvoke } = require('allow-traffic');
const { rehearse } = require('allow-traffic/rehearsal');
const { tryCheck } = require('allow-traffic/testing');
const { alarms } = require('allow-traffic/cloudwatch');
const { notify } = require('allow-traffic/sns');`),
  );
  const compilerOptions = {
    module: 'nodenext',
    target: 'es2023',
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    noEmit: true,
    // @types/aws-lambda needs Node's types.
    types: ['node'],
  };
  const config = { compilerOptions, files: ['user.mts', 'user.cts'] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
}

/** Runs tests that docs/writing-a-check.md shows, with fast-check and nothing else of this repository. */
function runDocumentedTests(): void {
  const { blocks } = scan(readFileSync('docs/writing-a-check.md', 'utf8'));
  const names = ['items.test.mts', 'totals.test.mts'];
  for (const name of names) {
    const test = blocks.find(({ file }) => file === name);
    if (test === undefined) throw new Error(`docs/writing-a-check.md has no ${name}`);
    writeFileSync(join(folder, name), test.text);
  }
  symlinkSync(resolve(root, 'node_modules/fast-check'), join(folder, 'node_modules/fast-check'));
  run(process.execPath, ['--test', ...names]);
}

try {
  const packed = JSON.parse(
    run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root),
  ) as unknown;
  // npm 11 prints a list, npm 12 an object by name.
  const [pack] = Object.values(packed as Record<string, unknown>) as [
    { filename: string; files: { path: string }[] },
  ];
  const files = pack.files.map((file) => file.path);
  assertFiles(files);
  assertLinks(files);
  const tarball = join(folder, pack.filename);
  const bin = (name: string): string => resolve(root, 'node_modules/.bin', name);
  console.log(run(bin('publint'), ['--strict', tarball]));
  console.log(run(bin('attw'), [tarball, '--profile', 'node16']));
  writeUser();
  run('npm', ['install', '--no-save', '--prefer-offline', tarball, '@types/node@22']);
  run('node', ['user.mjs']);
  runDocumentedTests();
  const nodejs22 = ['--no-experimental-require-module', '--no-experimental-detect-module'];
  run('node', [...nodejs22, 'user.cjs']);
  run(process.execPath, [resolve(root, 'node_modules/typescript/bin/tsc'), '-p', folder]);
  run(join(folder, 'node_modules/.bin/allow-traffic'), ['--version']);
  assertLayer(folder, run);
  const documents = await runDocumentedCommands(join(folder, 'node_modules'));
  console.log(`every command of ${documents} documents does what they say`);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  console.log(`allow-traffic ${version}: the package installs, imports, requires and type-checks`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
