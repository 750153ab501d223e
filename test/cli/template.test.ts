import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RehearsalDocument, RehearsalResult } from '../../src/rehearsal/index.ts';
import { project, template, type Project } from '../rehearsal/template/project.ts';
import { startCli, until } from './runCli.ts';

const before = `
const { CodeDeployClient, PutLifecycleEventHookExecutionStatusCommand } = require('@aws-sdk/client-codedeploy');
const { InvokeCommand, LambdaClient } = require('@aws-sdk/client-lambda');
exports.handler = async ({ DeploymentId: deploymentId, LifecycleEventHookExecutionId: id }) => {
  const call = new InvokeCommand({ FunctionName: process.env.NEW_VERSION });
  const { Payload } = await new LambdaClient({}).send(call);
  const status = Buffer.from(Payload).toString() === '"tea"' ? 'Succeeded' : 'Failed';
  const report = { deploymentId, lifecycleEventHookExecutionId: id, status };
  await new CodeDeployClient({}).send(new PutLifecycleEventHookExecutionStatusCommand(report));
};
`;

const files = {
  'src/orders.ts':
    "enum Kind { Tea = 'tea' }\nexport const handler = async (): Promise<string> => process.env.WRONG || Kind.Tea;\n",
  'src/before.js': before,
  'template.yaml': `${template({
    more: "Parameters: { Wrong: { Type: String, Default: '' } }",
    orders: 'Handler: orders.handler\n      Environment: { Variables: { WRONG: !Ref Wrong } }',
    hook: `Handler: before.handler
      Timeout: 30
      Environment: { Variables: { NEW_VERSION: !Ref Orders.Version } }`,
  })}
  Users:
    Type: AWS::Serverless::Function
    Properties:
      Handler: orders.handler
      AutoPublishAlias: live
      DeploymentPreference: { Type: AllAtOnce }
`,
};

const onlyOrders = (): string => template({ hook: 'Handler: before.handler\n      Timeout: 60' });

describe('allow-traffic rehearse with a template', () => {
  let made: Project;
  beforeAll(() => (made = project(files, { withEsbuild: true })));
  afterAll(() => made.remove());
  const run = (...args: string[]) => startCli(['rehearse', ...args], made.folder).ended;

  it('rehearses every guarded function of the template that stands there at once', async () => {
    const { code, stdout, stderr } = await run();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [first = ''] = stdout.split('\n');
    expect(first).toBe('The working tree stands for both versions of Orders and Users.');
    expect(stdout).toContain('[Orders:live] BeforeAllowTraffic: reported Succeeded');
    expect(stdout).toContain('[Users:live] BeforeAllowTraffic: Skipped');
    expect(stdout).toContain('Orders:live is on version 2');
    expect(stdout).toContain('Users:live is on version 2');
    expect(stdout).toMatch(/^2 of 2 deployments Succeeded\.$/m);
  });

  it('prints one document for several deployments, and exits with 1 if one of them Failed', async () => {
    const wrong = ['--parameter', 'Wrong=yes'];
    const { code, stdout } = await run('template.yaml', '--json', ...wrong);
    expect(code).toBe(1);
    const document = JSON.parse(stdout) as Extract<RehearsalDocument, { deployments: unknown }>;
    expect(document.status).toBe('Failed');
    expect(
      document.deployments.map(({ status, aliases: [alias] }) => ({
        status,
        functionName: alias?.functionName,
      })),
    ).toEqual([
      { status: 'Failed', functionName: 'Orders' },
      { status: 'Succeeded', functionName: 'Users' },
    ]);
  });

  it('rehearses one function, removes what it built, and writes notes to stderr with --json', async () => {
    const temp = join(made.folder, 'temp');
    mkdirSync(temp);
    const { code, stdout, stderr } = await startCli(
      ['rehearse', 'template.yaml', '--function', 'Users', '--json'],
      made.folder,
      { ...process.env, TMPDIR: temp },
    ).ended;
    expect(code).toBe(0);
    expect(readdirSync(temp)).toEqual([]);
    expect((JSON.parse(stdout) as RehearsalResult).aliases).toMatchObject([
      { functionName: 'Users', functionVersion: '2' },
    ]);
    expect(stderr).toBe('The working tree stands for both versions of Users.\n');
  });

  it('removes the worktree of --current after Ctrl-C', async () => {
    const hangs = 'exports.handler = () => new Promise(() => setInterval(() => undefined, 1000));';
    const repository = project({ 'template.yaml': onlyOrders(), 'src/before.js': hangs });
    const git = (...args: string[]): string =>
      execFileSync('git', args, { cwd: repository.folder, encoding: 'utf8' });
    try {
      git('init', '--quiet', '--initial-branch=main');
      git('add', '--all');
      const user = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
      git(...user, 'commit', '--quiet', '--no-verify', '--message=first');
      const cli = startCli(['rehearse', '--current', 'main'], repository.folder);
      await until(() => cli.stdout().includes('BeforeAllowTraffic: InProgress'));
      expect(git('worktree', 'list').trim().split('\n')).toHaveLength(2);
      cli.child.kill('SIGINT');
      const { code, stdout } = await cli.ended;
      expect(code).toBe(130);
      expect(stdout).toMatch(/^Version 1 is main \(\w{7}\), version 2 is the working tree\.\n/);
      expect(git('worktree', 'list').trim().split('\n')).toHaveLength(1);
    } finally {
      await repository.remove();
    }
  });

  it.each([
    [
      ['--function', 'User'],
      "template.yaml: 'User' has no gradual deployment; did you mean 'Users'?",
    ],
    [['--parameter', 'X'], "argument 'X' is invalid. Expected NAME=VALUE."],
    [['--parameter', 'X=1'], "the template has no parameter 'X'"],
  ])('exits with 2 for a mistake: %j', async (args, words) => {
    const { code, stdout, stderr } = await run('template.yaml', ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/^ {4}at /m);
  });
});
