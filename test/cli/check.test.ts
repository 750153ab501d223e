import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startStandIn, type HookReport, type StandIn } from '../../src/rehearsal/index.ts';
import { dryRun, type DryRunRequest } from '../../src/tryOut/dryRun/dryRun.ts';
import { processesWith } from './processesWith.ts';
import { plainEnvironment, startCli, until, type Ended } from './runCli.ts';

const module = `
import { afterAllowTraffic, beforeAllowTraffic, defineCheck, lifecycleHook, smokeInvoke }
  from '${pathToFileURL(resolve('dist/index.js')).href}';
const good = smokeInvoke({ payload: {}, expect: { payload: { version: 'new' } } });
export const before = beforeAllowTraffic({ checks: [
  good,
  defineCheck('old one', async ({ invoke }) => {
    const { payload } = await invoke({}, { version: 'current' });
    if (payload.version !== 'old') throw new Error('not the old one');
  }),
]});
export const broken = beforeAllowTraffic({ checks: [
  smokeInvoke({ payload: {}, expect: { payload: { version: 'other' } } }),
]});
export const after = afterAllowTraffic({ checks: [good] });
export const both = lifecycleHook({ BeforeAllowTraffic: [good], AfterAllowTraffic: [good] });
export const hangs = beforeAllowTraffic({ checks: [
  defineCheck('hangs', async () => {
    console.log('it hangs');
    await new Promise((resolve) => setTimeout(resolve, 600_000));
  }),
]});
export const noRecord = async () => ({ statusCode: 200 });
export const throws = async () => { throw new Error('boom'); };
export const killed = async () => { process.kill(process.pid, 'SIGKILL'); await new Promise(() => {}); };
`;

/** It starts programs that outlive it and hold its output open: one beside it, one in a group of its own. */
const starting = `
import { spawn } from 'node:child_process';
import { beforeAllowTraffic } from 'allow-traffic';
import { check } from './part';
const env = { ...process.env, MARKER: process.env.MARKER ?? 'check-starts' };
const endless = ['-e', 'setInterval(() => {}, 1000)'];
spawn(process.execPath, endless, { env, stdio: 'inherit' });
const apart = { env: { MARKER: 'goes-on-${process.pid}' }, stdio: 'inherit', detached: true };
if (!process.env.MARKER) spawn(process.execPath, endless, apart);
export const handler = beforeAllowTraffic({ checks: [check] });
`;

const files: Record<string, string> = {
  'hooks.mjs': module,
  'starts.mts': starting,
  'part.ts': `import { defineCheck } from 'allow-traffic';
    export const check = defineCheck('hangs if asked', async () => {
      console.log('it has started');
      if (process.env.MARKER) await new Promise(() => {});
    });`,
  'exits.mjs': 'process.exit(3);',
  'waits.mjs': 'await new Promise(() => {}); export const before = 1;',
  'checks.json':
    '[{ "smokeInvoke": { "payload": {}, "expect": { "payload": { "version": "new" } } } }]',
  'typo.yaml': '- smokeInvoke:\n    payload: {}\n    expct: {}\n',
  'old.mjs': "export const handler = async () => ({ version: 'old' });",
  'new.mjs': "export const handler = async () => ({ version: 'new' });",
};

let folder: string;
let standIn: StandIn;
let own: NodeJS.ProcessEnv;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'allow-traffic-check-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const target = { Name: 'orders', Alias: 'live', CurrentVersion: '1', TargetVersion: '2' };
  const orders = { Type: 'AWS::Lambda::Function', Properties: target };
  standIn = await startStandIn({
    folder,
    rehearsal: {
      appspec: { version: '0.0', Resources: [{ orders }] },
      functions: {
        orders: {
          codeUri: '.',
          versions: { '1': { handler: 'old.handler' }, '2': { handler: 'new.handler' } },
        },
      },
    },
  });
  own = { ...process.env };
  Object.assign(process.env, standIn.environment);
});
afterAll(async () => {
  process.env = own;
  await standIn.close();
  rmSync(folder, { recursive: true });
});

const check = (...args: string[]): Promise<Ended> =>
  startCli(['check', ...args], folder, { ...plainEnvironment(), NO_COLOR: '1' }).ended;

/** The same without a process for the command. */
function run(name: string, request: Partial<DryRunRequest> = {}): Promise<HookReport> {
  const settings = { signal: new AbortController().signal, onLog: () => undefined };
  const given = { module: join(folder, name), targets: ['orders:2'], timeoutMs: 20_000 };
  return dryRun({ ...given, ...request }, settings);
}

const sentTo = (service: string): string[] =>
  Object.keys(standIn.requestCounts).filter((operation) => operation.startsWith(`${service}.`));

describe('allow-traffic check', () => {
  it('exits with 0 if the checks pass, and sends nothing to CodeDeploy', async () => {
    const ended = await check('hooks.mjs#before', '--target', 'orders:2', '--alias', 'live');
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toMatch(/^orders, version 2\n/);
    expect(ended.stdout).toContain('✔ smokeInvoke');
    expect(ended.stdout).toMatch(
      /✔ old one.*\n\n✔ BeforeAllowTraffic Succeeded \(a dry run: nothing was reported\)\n$/,
    );
    expect(sentTo('codedeploy')).toEqual([]);
    expect(sentTo('lambda')).toContain('lambda.Invoke');
  });

  it('exits with 1 if a check fails, and prints only the record with --json', async () => {
    const flags = ['--target', 'orders:2', '--json'];
    const { code, stdout, stderr } = await check('hooks.mjs#broken', ...flags);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const record = JSON.parse(stdout) as HookReport;
    const schema = JSON.parse(readFileSync('schema/hook-report.schema.json', 'utf8')) as object;
    const ajv = new Ajv2020({ strict: false });
    expect(ajv.validate(schema, record), ajv.errorsText()).toBe(true);
    expect(record).toMatchObject({ status: 'Failed', reported: 'dryRun', schemaVersion: 1 });
    expect(record.reason).toMatch(/version: expected "other", got "new"/);
  });

  it('runs checks without code, and names the line of a mistake in them', async () => {
    expect(await run('checks.json')).toMatchObject({
      status: 'Succeeded',
      lifecycleEvent: 'BeforeAllowTraffic',
    });
    const { code, stdout, stderr } = await check('typo.yaml', '--target', 'orders:2');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^allow-traffic: typo\.yaml:3:5: \/0\/smokeInvoke\/expct is not known/);
  });

  it('counts an answer after the shift only if the alias ran the target', async () => {
    const report = await run('hooks.mjs#after', { alias: 'live' });
    expect(report).toMatchObject({ status: 'Failed', lifecycleEvent: 'AfterAllowTraffic' });
    expect(report.checks.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
      'smokeInvoke failed',
      'traffic arrived failed',
    ]);
    expect(report.reason).toContain('version 1 ran; expected version 2');
  });

  it.each([
    ['hooks.mjs#throws', 'the handler threw: Error: boom'],
    ['hooks.mjs#killed', 'the process ended with SIGKILL before the checks were done'],
  ])('has a Failed record if the handler breaks: %s', async (name, reason) => {
    expect(await run(name)).toMatchObject({ status: 'Failed', reason, reported: 'dryRun' });
  });

  it('loads a module that is not bundled yet, and ends what that has started', async () => {
    expect(await run('starts.mts')).toMatchObject({ status: 'Succeeded' });
    expect(processesWith('check-starts')).toEqual([]);
    const detached = processesWith(`goes-on-${process.pid}`);
    expect(detached).toHaveLength(1);
    detached.forEach((pid) => process.kill(pid));
  });

  it('gives the checks no more time than the timeout', async () => {
    const report = await run('hooks.mjs#hangs', { timeoutMs: 2_000 });
    expect(report).toMatchObject({ status: 'Failed', checks: [{ outcome: 'errored' }] });
  });
});

describe('allow-traffic check, if it cannot run', () => {
  const before = 'hooks.mjs#before';
  it.each<[string, Partial<DryRunRequest>, string]>([
    [before, { targets: ['orders:9'] }, 'Lambda in us-east-1 has no version 9 of orders ('],
    [before, { alias: 'liv' }, 'Lambda in us-east-1 has no alias liv of orders ('],
    [before, { lifecycleEvent: 'AfterAllowTraffic' }, 'its checks call the alias; name it'],
    ['hooks.mjs#after', {}, 'serves AfterAllowTraffic: its checks call the alias; name it'],
    ['hooks.mjs#both', {}, 'serves several events; name one, such as --event'],
    ['hooks.mjs#noRecord', {}, 'returned no record; expected what a handler of allow-traffic'],
    ['exits.mjs', {}, 'exits.mjs does not load: its process ended with exit code 3'],
    [
      'waits.mjs',
      {},
      'does not load: a top-level await never settled, or it called process.exit()',
    ],
  ])('says why in one sentence: %s %o', async (name, request, sentence) => {
    const error: unknown = await run(name, request).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'DryRunError' });
    const { message } = error as Error;
    expect(message).toContain(sentence);
    expect(message).not.toContain('\n');
  });

  it('runs no check of a handler that serves another event', async () => {
    const sent = { ...standIn.requestCounts };
    const request = { lifecycleEvent: 'AfterAllowTraffic', alias: 'live' };
    await expect(run(before, request)).rejects.toThrow('serves BeforeAllowTraffic, not After');
    expect(standIn.requestCounts['lambda.Invoke']).toBe(sent['lambda.Invoke']);
  });

  it('says what of the AWS settings is missing', async () => {
    const { AWS_REGION, AWS_DEFAULT_REGION, AWS_SECRET_ACCESS_KEY, ...rest } = process.env;
    const region = { AWS_REGION, AWS_DEFAULT_REGION };
    const file = join(folder, 'none');
    const noFiles = {
      AWS_CONFIG_FILE: file,
      AWS_SHARED_CREDENTIALS_FILE: file,
      AWS_EC2_METADATA_DISABLED: 'true',
    };
    const own = process.env;
    try {
      process.env = { ...rest, ...noFiles, AWS_SECRET_ACCESS_KEY };
      await expect(run(before)).rejects.toThrow('no AWS region is set; set AWS_REGION');
      process.env = { ...rest, ...noFiles, ...region };
      await expect(run(before)).rejects.toThrow('no AWS credentials were found (');
      process.env = { ...rest, ...noFiles, ...region, AWS_SECRET_ACCESS_KEY: 'wrong' };
      await expect(run(before)).rejects.toThrow('AWS refused your credentials (lambda:Get');
    } finally {
      process.env = own;
    }
  });

  it('prints a sentence and exits with 2', async () => {
    const { code, stdout, stderr } = await check('hook.mjs', '--target', 'orders:2');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe('allow-traffic: hook.mjs does not exist; did you mean hooks.mjs?\n');
  });

  it('leaves nothing of a module behind if the command is killed', async () => {
    const env = { ...process.env, MARKER: 'check-is-killed' };
    const cli = startCli(['check', 'starts.mts', '--target', 'orders:2', '--verbose'], folder, env);
    let written = '';
    cli.child.stderr?.on('data', (text: string) => (written += text));
    await until(() => written.includes('it has started'));
    cli.child.kill('SIGKILL');
    await until(() => processesWith('check-is-killed').length === 0);
  });

  it('ends its process after SIGTERM, and exits with 143', async () => {
    const args = ['check', 'hooks.mjs#hangs', '--target', 'orders:2', '--verbose'];
    const cli = startCli(args, folder, { ...process.env, MARKER: 'check-ends' });
    let written = '';
    cli.child.stderr?.on('data', (text: string) => (written += text));
    await until(() => written.includes('it hangs'));
    cli.child.kill('SIGTERM');
    expect(await cli.ended).toMatchObject({ code: 143, stdout: '' });
    expect(processesWith('check-ends')).toEqual([]);
  });
});
