import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CodeDeployClient, GetApplicationCommand } from '@aws-sdk/client-codedeploy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RehearsalResult } from '../../src/rehearsal/index.ts';
import { fixtures } from '../rehearsal/flow.ts';
import { commandLine } from '../../src/cli/program.ts';
import { markedRehearsal } from './markedRehearsal.ts';
import { processesWith } from './processesWith.ts';
import { plainEnvironment, runCli, startCli, until } from './runCli.ts';

const good = join(fixtures, 'rehearsal.yml');
const broken = join(fixtures, 'broken.yml');

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'allow-traffic-cli-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const marked = (hook: string, marker: string): string => markedRehearsal(folder, hook, marker);

describe.concurrent('allow-traffic rehearse', () => {
  it('exits with 0 if the deployment Succeeded, and writes plain lines', async () => {
    const { code, stdout, stderr } = await runCli('rehearse', good);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('myfunc:myalias, minute 9: version 2 100 %');
    expect(stdout).toMatch(/Deployment d-\w+ Succeeded\n {2}myfunc:myalias is on version 2\n$/);
    expect(stdout).not.toContain('\u001b');
  });

  it('exits with 1 if it Failed, and shows the failed check with expected and actual', async () => {
    const { code, stdout } = await runCli('rehearse', broken);
    expect(code).toBe(1);
    expect(stdout).toContain('AfterAllowTraffic: ✖ logged: failed (3 ms)');
    expect(stdout).toContain('AfterAllowTraffic:     - expected  200');
    expect(stdout).toContain('AfterAllowTraffic:     + actual    500');
    expect(stdout).toContain('is on version 1');
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(
      /^ {2}AfterAllowTraffic: The hook after reported Failed/,
    );
  });

  it('prints only the document with --json; logs go to stderr', async () => {
    const { code, stdout, stderr } = await runCli('rehearse', broken, '--json', '--verbose');
    expect(code).toBe(1);
    const result = JSON.parse(stdout) as RehearsalResult;
    expect(Object.keys(result)).toEqual([
      'deploymentId',
      'status',
      'errorInformation',
      'rollback',
      'lifecycleEvents',
      'reports',
      'hookReports',
      'traffic',
      'aliases',
      'deploymentConfigName',
      'targets',
      'alarms',
      'faults',
      'invocations',
      'latency',
    ]);
    expect(stderr).toMatch(/^after:\$LATEST \| .*REPORT RequestId/m);
  });

  it('shows the logs with --verbose', async () => {
    const { stdout } = await runCli('rehearse', good, '--verbose');
    expect(stdout).toMatch(/^before:\$LATEST \| .*REPORT RequestId/m);
  });

  it.each([
    [['rehearse', 'none.yml'], 'allow-traffic: none.yml: cannot read the rehearsal file: there is'],
    [['rehearse', '--jsn'], "error: unknown option '--jsn'"],
    [['rehearse', '--reporter', 'jsn'], "there is no reporter 'jsn'; did you mean 'json'?"],
    [['rehearse', good, '--json', '--reporter', 'plain'], "allow-traffic: 'plain' and 'json' both"],
    [['rehearse', 'a', 'b'], 'error: too many arguments'],
    [['rehearse', ''], "argument value '' is invalid for argument 'file'. Expected a path."],
    [['report', ''], "argument value '' is invalid for argument 'file'. Expected a path."],
    [['layer', '--out', ''], "option '--out <file>' argument '' is invalid. Expected a path."],
    [['doctor', 'n'.repeat(300)], 'allow-traffic: ENAMETOOLONG: name too long, stat'],
    [['reherse'], "error: unknown command 'reherse'"],
    [[], 'Usage: allow-traffic'],
    [['serve', '--port', 'x'], "option '--port <number>' argument 'x' is invalid"],
    [['serve', 'none.yml'], 'allow-traffic: none.yml: cannot read the rehearsal file'],
  ])('exits with 2 for a usage error: %o', async (args, words) => {
    const { code, stdout, stderr } = await runCli(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/^ {4}at /m);
  });

  it('exits with 2 for an invalid file, and names its path and line', async () => {
    const path = join(folder, 'typo.yml');
    writeFileSync(path, 'appspec: x.yml\nfuntions: {}\n');
    const { code, stderr } = await runCli('rehearse', path);
    expect(code).toBe(2);
    expect(stderr).toContain(`${path}:2:1: unknown key 'funtions'; did you mean 'functions'?`);
  });

  it.each(['20.19.0', '22.17.1'])('says in one sentence that Node.js %s is too old', (version) => {
    const older = `Object.defineProperty(process, 'versions', { value: { node: '${version}' } })`;
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', `data:text/javascript,${older}`, 'dist/cli.js', 'rehearse', good],
      { encoding: 'utf8' },
    );
    expect(status).toBe(2);
    expect(stderr).toBe(`allow-traffic needs Node.js 22.18 or newer; this is ${version}.\n`);
  });

  it('keeps running if the reader of its output goes away', () => {
    const { stdout, stderr } = spawnSync(
      'sh',
      ['-c', '"$0" "$@" | head -n 1', process.execPath, 'dist/cli.js', 'rehearse', good],
      { encoding: 'utf8', env: plainEnvironment() },
    );
    expect(stdout).toContain('myfunc:myalias, version 1 to 2');
    expect(stderr).toBe('');
  });

  it('says in one sentence that the disk is full, and exits with 2', () => {
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', '"$0" "$@" > /dev/full', process.execPath, 'dist/cli.js', 'rehearse', good],
      { encoding: 'utf8', env: plainEnvironment() },
    );
    expect(stderr).toBe(
      'allow-traffic: cannot write to stdout: ENOSPC: no space left on device, write\n',
    );
    expect(status).toBe(2);
  });

  it('writes colours to a pipe only if FORCE_COLOR asks for them', async () => {
    const forced = { ...plainEnvironment(), FORCE_COLOR: '1' };
    const { stdout } = await startCli(['rehearse', good], process.cwd(), forced).ended;
    expect(stdout).toContain('\u001b[32m');
    const inCi = { ...plainEnvironment(), CI: 'true' };
    const plain = await startCli(['rehearse', good], process.cwd(), inCi).ended;
    expect(plain.stdout).not.toContain('\u001b[');
  });

  it.each([[[]], [['--verbose']], [['--verbose', '--json']]])(
    'shows the control characters of a function, and sends none to the terminal: %j',
    async (flags) => {
      const cli = startCli(['rehearse', marked('paints', 'painted'), ...flags]);
      const { code, stderr } = await cli.ended;
      expect(code).toBe(1);
      const output = cli.stdout() + stderr;
      expect(output).toContain('\\u001b[2Jpainted');
      expect(output).toContain('\\u009b2J');
      expect(output.replace(/[\n\t]/g, '')).not.toMatch(/\p{Cc}/u);
    },
  );

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('ends its functions after %s, and exits with %i', async (signal, code) => {
    const marker = `${signal}-marker`;
    const cli = startCli(['rehearse', marked('hangs', marker)]);
    await until(() => cli.stdout().includes('AfterAllowTraffic: InProgress'));
    cli.child.kill(signal);
    expect(await cli.ended).toMatchObject({ code, stderr: '' });
    expect(processesWith(marker)).toEqual([]);
  });

  it('leaves no process behind if it is killed, neither a running nor a frozen one', async () => {
    const marker = 'killed-marker';
    const cli = startCli(['rehearse', marked('hangs', marker)]);
    await until(() => cli.stdout().includes('AfterAllowTraffic: InProgress'));
    await until(() => processesWith(marker).length >= 2);
    cli.child.kill('SIGKILL');
    await cli.ended;
    await until(() => processesWith(marker).length === 0);
  });
});

describe('allow-traffic serve', () => {
  it('serves the functions of a file until SIGTERM', async () => {
    const cli = startCli(['serve', good]);
    await until(() => cli.stdout().includes('AWS_SESSION_TOKEN'));
    const exported: Record<string, string> = Object.fromEntries(
      [...cli.stdout().matchAll(/^export (\w+)=(.*)$/gm)].map(([, name = '', value = '']) => [
        name,
        value,
      ]),
    );
    const client = new CodeDeployClient({
      endpoint: exported['AWS_ENDPOINT_URL']!,
      region: exported['AWS_REGION']!,
      credentials: {
        accessKeyId: exported['AWS_ACCESS_KEY_ID']!,
        secretAccessKey: exported['AWS_SECRET_ACCESS_KEY']!,
        sessionToken: exported['AWS_SESSION_TOKEN']!,
      },
    });
    const { application } = await client.send(
      new GetApplicationCommand({ applicationName: 'rehearsal' }),
    );
    expect(application?.computePlatform).toBe('Lambda');
    client.destroy();
    cli.child.kill('SIGTERM');
    expect(await cli.ended).toMatchObject({ code: 0, stderr: '' });
  });

  it('says that its port is in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', () => resolve()));
    const { port } = other.address() as AddressInfo;
    const { code, stderr } = await runCli('serve', '--port', String(port));
    other.close();
    expect(code).toBe(2);
    expect(stderr).toBe(
      `allow-traffic: port ${port} is in use; choose another one, or 0 for any\n`,
    );
  });
});

describe('--help', () => {
  it('shows an example and the exit codes of each command', () => {
    const { commands } = commandLine(() => undefined);
    expect(commands.length).toBeGreaterThan(4);
    for (const command of commands) {
      let text = '';
      command.configureOutput({ writeOut: (more) => (text += more) });
      command.outputHelp();
      expect(text).toMatch(
        /\nExample:\n(?: {2}\$ .*\n)*? {2}\$ allow-traffic [^]+\nExit codes:\n {2}0 /,
      );
    }
  });
});
