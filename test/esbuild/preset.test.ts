import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build, type BuildOptions } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { assertAliases } from '../../scripts/build/assertAliases.ts';
import { preset } from '../../src/esbuild/preset.ts';
import {
  answers,
  environmentFor,
  scriptedServices,
  type ScriptedServices,
} from './scriptedServices.ts';
import { userProject, type UserProject } from './userProject.ts';

const run = promisify(execFile);

/** The compiler compares the preset with esbuild's own type. */
const asBuildOptions: BuildOptions = preset;

let project: UserProject;
let services: ScriptedServices;
beforeAll(() => (project = userProject()));
afterAll(() => project.remove());
beforeEach(async () => (services = await scriptedServices()));
afterEach(() => services.close());

interface Run {
  loadMs: number;
  report: { status: string; reported: string } | undefined;
}

const event = { DeploymentId: 'well', LifecycleEventHookExecutionId: 'h-1' };

async function runHook(
  module: string,
  environment: NodeJS.ProcessEnv,
  given?: object,
): Promise<Run> {
  const args = [join(project.folder, 'runHook.mjs'), module];
  if (given) args.push(JSON.stringify(given));
  const { stdout } = await run(process.execPath, args, { env: environment });
  return JSON.parse(stdout.slice(stdout.lastIndexOf('\n') + 1)) as Run;
}

const onLambda = (url: string): NodeJS.ProcessEnv => ({
  ...environmentFor(url),
  AWS_LAMBDA_RUNTIME_API: '127.0.0.1:1',
});

interface Coverage {
  result: { url: string; functions: { functionName: string; ranges: { count: number }[] }[] }[];
}

/** How often a function of a module was called, from the files that NODE_V8_COVERAGE asks for. */
function callsIn(folder: string, module: string): (name: string) => number {
  const scripts = readdirSync(folder).flatMap(
    (file) => (JSON.parse(readFileSync(join(folder, file), 'utf8')) as Coverage).result,
  );
  const functions = scripts.find(({ url }) => url.endsWith(module))?.functions ?? [];
  return (name) =>
    functions.find(({ functionName }) => functionName === name)?.ranges[0]?.count ?? -1;
}

describe('the preset of the installed package', () => {
  it('is the same by require and by import, and is found from another folder', async () => {
    // Functions are never equal.
    const data = ({ plugins = [], ...options }: BuildOptions) => ({
      ...options,
      plugins: plugins.map(({ name }) => name),
    });
    expect(data(await project.imported())).toEqual(data(project.required));
    expect(data(project.required).plugins).toEqual([
      'light-clients',
      'light-sdk',
      'recorded-folders',
    ]);
    for (const file of Object.values(project.required.alias ?? {})) {
      expect(file.startsWith(project.folder)).toBe(true);
    }
    expect(asBuildOptions.bundle).toBe(true);
  });

  it("bundles a user's hook into one CJS file without the credential chain", async () => {
    const module = await project.bundle('hook', project.required);
    const text = readFileSync(module, 'utf8');
    // The addresses and calls of the providers that were left out.
    const chain = ['AssumeRoleWithWebIdentity', '169.254.170.2', 'GetRoleCredentials'];
    expect(chain.filter((part) => text.includes(part))).toEqual([]);
    const { report } = await runHook(module, environmentFor(services.url), event);
    expect(report).toMatchObject({ status: 'Succeeded', reported: 'accepted' });
    expect(services.received.map(({ operation }) => operation)).toEqual([
      'Invoke',
      'PutLifecycleEventHookExecutionStatus',
    ]);
  });

  it('loads no module of Node that its event does not need', async () => {
    const module = await project.bundle('hook', project.required);
    const code = `import(${JSON.stringify(module)})
      .then(({ handler }) => handler(${JSON.stringify(event)}, { getRemainingTimeInMillis: () => 1e4 }))
      .then(({ status }) => process.stdout.write('\\n' + [status, ...process.moduleLoadList].join()));`;
    const { stdout } = await run(process.execPath, ['-e', code], {
      env: environmentFor(services.url),
    });
    const loaded = stdout.slice(stdout.lastIndexOf('\n') + 1).split(',');
    expect(loaded).toContain('Succeeded');
    expect(loaded).toContain('NativeModule https');
    const spare = ['fs/promises', 'webcrypto', 'webstreams/readablestream', 'undici'];
    expect(spare.filter((name) => loaded.some((one) => one.endsWith(name)))).toEqual([]);
  });

  it('bundles into a folder of a project that has ES modules', async () => {
    const outdir = join(project.folder, 'out');
    mkdirSync(outdir);
    writeFileSync(join(outdir, 'package.json'), '{ "type": "module" }');
    const entryPoints = [join(project.folder, 'hook.ts')];
    await build({ ...project.required, entryPoints, outdir });
    const module = join(outdir, 'hook.cjs');
    const { report } = await runHook(module, environmentFor(services.url), event);
    expect(report).toMatchObject({ status: 'Succeeded', reported: 'accepted' });
  });

  it('acts like the whole SDK: names, messages, attempts and requests', async () => {
    const cases = JSON.stringify(Object.keys(answers));
    const probe = async (module: string): Promise<unknown> => {
      const own = await scriptedServices();
      const args = [join(project.folder, 'runProbe.mjs'), module, cases];
      const { stdout } = await run(process.execPath, args, { env: environmentFor(own.url) });
      own.close();
      // The cases run at the same time; those of one case follow one another.
      const requests = own.received
        .map(({ operation, name, signed }) => ({ operation, name, signed }))
        .sort((one, other) => one.name.localeCompare(other.name));
      return { outcomes: JSON.parse(stdout) as unknown, requests };
    };
    const bundle = await project.bundle('probe', project.required);
    // Both wait between their attempts.
    const [whole, slim] = await Promise.all([join(project.folder, 'probe.ts'), bundle].map(probe));
    expect(slim).toEqual(whole);
    expect(JSON.stringify(whole)).toContain('LifecycleEventAlreadyCompletedException');
  });

  it('says what is missing if the environment variables hold no credentials', async () => {
    const module = await project.bundle('probe', project.required);
    const environment = { ...environmentFor(services.url), AWS_ACCESS_KEY_ID: undefined };
    const args = [join(project.folder, 'runProbe.mjs'), module, '["well"]'];
    const { stdout } = await run(process.execPath, args, { env: environment });
    expect(JSON.parse(stdout)).toMatchObject({
      well: { invoke: { name: 'CredentialsProviderError' } },
    });
    expect(services.received).toEqual([]);
  });
});

it('keeps the parentheses that make V8 compile at once what a hook calls', async () => {
  const code = readFileSync(await project.bundle('hook', project.required), 'utf8');
  const inParentheses = /[=,:(]\((?:async ?)?(?:\([\w$,]*\)|[\w$]+)=>/g;
  // Without the marks it has fewer than ten.
  expect([...code.matchAll(inParentheses)].length).toBeGreaterThan(100);
});

describe('the warm-up', () => {
  let module = '';
  beforeAll(async () => (module = await project.bundle('hook', project.required)));

  it('opens one socket to each service while the module loads, and signs nothing', async () => {
    await runHook(module, onLambda(services.url));
    expect(services.received.map(({ method, signed }) => ({ method, signed }))).toEqual([
      { method: 'GET', signed: false },
      { method: 'GET', signed: false },
    ]);
  });

  it('writes these requests with the headers of a call, and without a byte behind them', async () => {
    await runHook(module, onLambda(services.url));
    const written = services.received.map(({ contentType, bytes }) => ({ contentType, bytes }));
    const likeACall = { contentType: 'application/json', bytes: 0 };
    expect(written).toEqual([likeACall, likeACall]);
  });

  it('leaves open sockets that the hook then uses', async () => {
    const { report } = await runHook(module, onLambda(services.url), event);
    expect(report).toMatchObject({ status: 'Succeeded', reported: 'accepted' });
    expect(services.received.map(({ method }) => method)).toEqual(['GET', 'GET', 'POST', 'POST']);
    const [first, second, ...calls] = services.received.map(({ connection }) => connection);
    for (const connection of calls) expect([first, second]).toContain(connection);
  });

  it.each([
    ['a profile that assumes a role', { AWS_PROFILE: 'other' }],
    ['no key, and a default profile that does', { AWS_ACCESS_KEY_ID: undefined }],
    ['half a key', { AWS_SECRET_ACCESS_KEY: undefined, AWS_ACCESS_KEY_ID: 'ASIATEST000000000000' }],
  ])('asks nobody for credentials, with the whole chain of the SDK and %s', async (_name, env) => {
    const whole = await project.bundle('hook', { ...project.full, alias: {} });
    const role = 'role_arn = arn:aws:iam::123456789012:role/r\nsource_profile = base\n';
    const config = join(project.folder, 'config');
    writeFileSync(config, `[profile other]\n${role}[default]\n${role}`);
    const credentials = join(project.folder, 'credentials');
    writeFileSync(credentials, '[base]\naws_access_key_id = a\naws_secret_access_key = b\n');
    const files = { AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: credentials };
    const lingerMs = { LINGER_MS: '500' };
    await runHook(whole, { ...onLambda(services.url), ...files, ...lingerMs, ...env });
    expect(services.received.map(({ method, signed }) => ({ method, signed }))).toEqual([
      { method: 'GET', signed: false },
      { method: 'GET', signed: false },
    ]);
  });

  it('runs no code of actions and bypasses, nor does its hook, which has neither', async () => {
    const named = { ...project.required, minify: false, keepNames: true };
    const bundle = await project.bundle('hook', named);
    const folder = join(project.folder, 'coverage');
    await runHook(bundle, { ...onLambda(services.url), NODE_V8_COVERAGE: folder }, event);
    const calls = callsIn(folder, bundle);
    expect(calls('guard')).toBeGreaterThan(1);
    const unused = ['decideBypass', 'readList', 'runActions'];
    expect(unused.map(calls)).toEqual([0, 0, 0]);
  });

  it('does nothing outside Lambda', async () => {
    await runHook(module, environmentFor(services.url));
    expect(services.received).toEqual([]);
  });

  it('lets the module load if nothing answers', async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    try {
      const { loadMs } = await runHook(module, onLambda(`http://127.0.0.1:${port}`));
      expect(loadMs).toBeGreaterThan(900);
      expect(loadMs).toBeLessThan(10_000);
    } finally {
      silent.close();
    }
  });

  it.each([
    ['no region', { AWS_REGION: undefined }],
    ['no credentials', { AWS_SECRET_ACCESS_KEY: undefined }],
    ['an endpoint that is not a URL', { AWS_ENDPOINT_URL_LAMBDA: 'nonsense' }],
    ['nobody listening', { AWS_ENDPOINT_URL_LAMBDA: 'http://127.0.0.1:1' }],
  ])('is never fatal: %s', async (_name, wrong) => {
    const { loadMs } = await runHook(module, { ...onLambda(services.url), ...wrong });
    expect(loadMs).toBeGreaterThan(0);
    expect(services.received.every(({ method }) => method === 'GET')).toBe(true);
  });
});

describe('an alias that no longer matches', () => {
  it('fails the build', () => {
    const metafile = { inputs: {}, outputs: {} };
    expect(() => assertAliases({ '@aws-sdk/gone': '/x.js' }, metafile)).toThrow(
      'the alias of @aws-sdk/gone matched nothing',
    );
  });

  it('fails the build if something else replaced it', () => {
    const imports = [{ path: 'other.js', kind: 'import-statement' as const, original: 'x' }];
    const metafile = { inputs: { 'a.js': { bytes: 1, imports } }, outputs: {} };
    expect(() => assertAliases({ x: '/x.js' }, metafile)).toThrow('x was resolved to other.js');
  });
});
