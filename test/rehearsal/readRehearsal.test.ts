import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRehearsal } from '../../src/rehearsal/readRehearsal.ts';
import { RehearsalFileError } from '../../src/rehearsal/file/rehearsalFileError.ts';

let folder: string;

const appspec = `version: 0.0
Resources:
  - myfunc:
      Type: AWS::Lambda::Function
      Properties:
        Name: myfunc
        Alias: myalias
        CurrentVersion: "1"
        TargetVersion: "2"
Hooks:
  - BeforeAllowTraffic: hook
`;

const file = `appspec: appspec.yml
functions:
  myfunc:
    codeUri: code
    handler: index.handler
    versions:
      "1": {}
      2: { handler: other.handler, environment: { KEY: 0123, ON: true } }
  hook: { codeUri: code, handler: index.handler }
`;

const write = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rehearsal-file-'));
  mkdirSync(join(folder, 'code'));
  write('appspec.yml', appspec);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function mistake(text: string): Promise<string> {
  const path = write('rehearsal.yml', text);
  const error: unknown = await readRehearsal(path).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(RehearsalFileError);
  return (error as Error).message.replaceAll(`${folder}/`, '');
}

describe('readRehearsal', () => {
  it('takes a container image in place of code', async () => {
    const image = file.replace(
      'hook: { codeUri: code, handler: index.handler }',
      'hook: { imageUri: hook:7 }',
    );
    const { functions } = await readRehearsal(write('image.yml', image));
    expect(functions.at(-1)?.code).toMatchObject({ codeUri: '', imageUri: 'hook:7' });
  });

  it('fills in the defaults', async () => {
    const plan = await readRehearsal(write('rehearsal.yml', file));
    expect({ ...plan, ...plan.deployments[0] }).toMatchObject({
      deploymentConfigName: 'CodeDeployDefault.LambdaAllAtOnce',
      minuteMs: 100,
      hookTimeout: 60,
      autoRollback: true,
      revision: { type: 'String', content: appspec },
      faults: {},
      alarms: [],
      duplicates: [],
    });
  });

  it('gives a version the keys of its function, its own values first', async () => {
    const plan = await readRehearsal(write('rehearsal.yml', file));
    const codeUri = join(folder, 'code');
    expect(plan.functions[0]?.versions.map(({ version, code }) => ({ version, code }))).toEqual([
      { version: '1', code: { codeUri, handler: 'index.handler' } },
      {
        version: '2',
        code: { codeUri, handler: 'other.handler', environment: { KEY: '0123', ON: 'true' } },
      },
    ]);
    expect(plan.functions[1]?.versions).toEqual([]);
  });

  it('reads every key', async () => {
    const text = `${file}
deploymentConfig: { type: canary, percentage: 20, interval: 3 }
clock: { minute: 2s }
hookTimeout: 5
autoRollback: false
revision: appSpecContent
faults: { codedeploy.ListDeploymentTargets: deny, lambda.Invoke: { fault: throttle, times: 2 } }
alarms: [{ name: errors, atMinute: 3 }, { name: latency, atShare: 0.5 }]
seed: 7
duplicates: [AfterAllowTraffic]
`;
    const plan = await readRehearsal(write('rehearsal.yml', text));
    expect({ ...plan, ...plan.deployments[0] }).toMatchObject({
      deploymentConfigName: 'Custom.LambdaCanary20Percent3Minutes',
      trafficRouting: { timeBasedCanary: { canaryPercentage: 20, canaryInterval: 3 } },
      minuteMs: 2000,
      hookTimeout: 5,
      autoRollback: false,
      revision: { type: 'AppSpecContent' },
      faults: { 'codedeploy.ListDeploymentTargets': 'deny' },
      seed: 7,
      duplicates: ['AfterAllowTraffic'],
    });
  });

  it('reads JSON, even with tabs, and an inline AppSpec', async () => {
    const text = JSON.stringify(
      {
        appspec: {
          version: 0.0,
          Resources: [
            {
              f: {
                Type: 'AWS::Lambda::Function',
                Properties: { Name: 'f', Alias: 'a', CurrentVersion: '1', TargetVersion: '2' },
              },
            },
          ],
        },
        functions: {
          f: {
            codeUri: 'code',
            command: ['node', 'x.js', 1],
            versions: { '1': null, '2': { timeout: 5 } },
          },
        },
      },
      undefined,
      '\t',
    );
    const plan = await readRehearsal(write('rehearsal.json', text));
    expect(plan.deployments[0]?.appSpec.functions[0]).toMatchObject({
      name: 'f',
      targetVersion: '2',
    });
    expect(plan.functions[0]?.versions[1]?.code).toMatchObject({
      command: ['node', 'x.js', '1'],
      timeout: 5,
    });
  });

  it('reads a value, with paths relative to a folder', async () => {
    const plan = await readRehearsal(
      {
        appspec: 'appspec.yml',
        functions: {
          myfunc: { codeUri: 'code', handler: 'a.b', versions: { '1': {}, '2': {} } },
          hook: { codeUri: 'code', handler: 'a.b' },
        },
      },
      { folder },
    );
    expect(plan.functions[1]?.code.codeUri).toBe(join(folder, 'code'));
  });

  it('names a file that does not exist', async () => {
    await expect(readRehearsal(join(folder, 'none.yml'))).rejects.toThrow(
      `${folder}/none.yml: cannot read the rehearsal file: there is no such file`,
    );
  });

  it.each([
    ['functions: { f: {} }', "1:1: 'appspec' is missing; expected the path of an AppSpec"],
    ['- a', 'rehearsal.yml:1:1: the file is ["a"]; expected a map with appspec and functions'],
    ['', 'rehearsal.yml:1:1: the file is empty; expected a map'],
    ['a: [', 'rehearsal.yml:1:5: not valid YAML: Flow sequence'],
    ['a: 1\n---\nb: 2', 'rehearsal.yml:2:1: a second YAML document starts here; expected one'],
    [`${file}fuctions: {}\n`, "10:1: unknown key 'fuctions'; did you mean 'functions'? Expected"],
    [file.replace('handler: other', 'handlr: other'), "8:12: unknown key 'handlr'; did you mean"],
    [`${file}hookTimeout: soon\n`, '10:14: \'hookTimeout\' is "soon"; expected minutes, above 0'],
    [`${file}hookTimeout: 0\n`, "10:14: 'hookTimeout' is 0; expected minutes, above 0"],
    [`${file}autoRollback: "yes"\n`, '\'autoRollback\' is "yes"; expected true or false'],
    [`${file}clock: { minute: fast }\n`, '10:18: \'minute\' is "fast"; expected a duration of at'],
    [`${file}clock: { minute: 0 }\n`, "10:18: 'minute' is 0; expected a duration of at least 1ms"],
    [`${file}revision: s3\n`, '10:11: \'revision\' is "s3"; expected string or appSpecContent'],
    [
      `${file}deploymentConfig: CodeDeployDefault.LambdaAllAtOnc\n`,
      "10:19: there is no deployment configuration 'CodeDeployDefault.LambdaAllAtOnc'; did you mean 'CodeDeployDefault.LambdaAllAtOnce'?",
    ],
    [
      `${file}deploymentConfig: { type: linear, percentage: 200, interval: 1 }\n`,
      "10:47: 'percentage' is 200; expected a whole number, 1 to 99",
    ],
    [
      `${file}deploymentConfig: { type: linear }\n`,
      "10:19: 'percentage' is missing; expected a whole",
    ],
    [
      `${file}faults: { codedeploy.ListDeploymentTarget: deny }\n`,
      "10:11: faults: 'codedeploy.ListDeploymentTarget' is not an operation of the stand-in; did you mean 'codedeploy.ListDeploymentTargets'?",
    ],
    [
      `${file}faults: { lambda.Invoke: dney }\n`,
      "10:26: faults: 'lambda.Invoke' is 'dney'; expected one",
    ],
    [
      `${file}alarms: [{ name: errors }]\n`,
      "10:10: an alarm has either 'atMinute', 'atShare' or 'metric'",
    ],
    [
      `${file}duplicates: [AllowTraffic]\n`,
      '10:14: \'duplicates[0]\' is "AllowTraffic"; expected BeforeAllow',
    ],
    [
      file.replace('appspec.yml', 'none.yml'),
      '1:10: cannot read the AppSpec none.yml: there is no',
    ],
    [file.replace('codeUri: code', 'codeUri: nowhere'), "4:14: there is no nowhere ('codeUri')"],
    [
      file.replace('hook: { codeUri: code, handler: index.handler }', 'hook: { codeUri: code }'),
      "9:9: 'handler' is missing; expected file.export, or a 'command'",
    ],
    [
      file.replace('hook: {', 'hook: { runtime: pyton3.12,'),
      "9:20: 'runtime' is 'pyton3.12'; did you mean 'python3.12'?",
    ],
    [
      file.replace('hook: {', 'hook: { runtime: go1.x,'),
      "9:20: 'runtime' is 'go1.x', which Lambda has deprecated; expected provided.al2023, with a program called bootstrap",
    ],
    [
      file.replace('hook: {', 'hook: { runtime: nodejs18.x,'),
      "9:20: 'runtime' is 'nodejs18.x'; expected one of nodejs22.x, nodejs24.x",
    ],
    [
      file.replace('hook: {', 'hook: { timeout: 901,'),
      "9:20: 'timeout' is 901; expected whole seconds",
    ],
    [
      file.replace('  hook:', '  hok:'),
      "appspec.yml:11:25: the hook for BeforeAllowTraffic is 'hook', but the rehearsal file has no such function; did you mean 'hok'?",
    ],
    [
      file.replace('  myfunc:', '  my_func:'),
      "appspec.yml:6:15: the AppSpec deploys 'myfunc', but the rehearsal file has no such function; did you mean 'my_func'?",
    ],
    [
      file.replace('      2: {', '      3: {'),
      "appspec.yml:9:24: TargetVersion is '2', but 'myfunc' has no such version in the rehearsal file; expected one of 1, 3",
    ],
    [file.replace('      2: {', '      two: {'), "8:7: 'two' is not a version number"],
    [
      file.replace(/ {4}versions:\n.*\n.*\n/, ''),
      "appspec.yml:6:15: the AppSpec deploys 'myfunc', which has no 'versions'",
    ],
  ])('reports what is wrong, where, and what was expected: %#', async (text, expected) => {
    expect(await mistake(text)).toContain(expected);
  });

  it.each([
    [appspec.replace(/Resources:[^]*Hooks/, 'Hooks'), 'appspec.yml:', 'Resources'],
    [
      appspec.replace('BeforeAllowTraffic', 'BeforeAlowTraffic'),
      '11:5',
      'expected BeforeAllowTraffic',
    ],
    [appspec.replace('BeforeAllowTraffic', 'AllowTraffic'), '11:5', 'expected BeforeAllowTraffic'],
    [appspec.replace('myalias', '12'), '7:16', "the alias is '12'; expected at most 128 letters"],
    [`${appspec}  - BeforeAllowTraffic: hook\n`, '12:5', 'Hooks names BeforeAllowTraffic twice'],
    [
      appspec.replace(': hook', ': arn:aws:lambda:us-east-1:999999999999:function:hook'),
      '11:25',
      'is of another account, 999999999999',
    ],
    [
      appspec.replace(': hook', ': arn:aws:lambda:eu-west-1:123456789012:function:hook'),
      '11:25',
      'is in another region, eu-west-1',
    ],
    [appspec.replace(': hook', ': arn:aws:s3:::hook'), '11:25', 'not the ARN of a function'],
    [appspec.replace(': hook', ": 'hook:3'"), '11:25', 'has no version 3'],
  ])('reports what is wrong in the AppSpec: %#', async (text, where, expected) => {
    write('broken-appspec.yml', text);
    const message = await mistake(file.replace('appspec.yml', 'broken-appspec.yml'));
    expect(message).toContain(where);
    expect(message).toContain(expected);
  });

  it('counts the lines of an inline AppSpec in the file itself', async () => {
    const inline = `appspec:\n${appspec.replace(/^/gm, '  ')}\n`.replace(
      'Name: myfunc',
      'Name: nofunc',
    );
    const message = await mistake(inline + file.replace(/^appspec.*\n/, ''));
    expect(message).toContain("rehearsal.yml:7:17: the AppSpec deploys 'nofunc'");
  });

  it('accepts a hook by ARN', async () => {
    const arn = 'arn:aws:lambda:us-east-1:123456789012:function:hook';
    write('arn.yml', appspec.replace(': hook', `: ${arn}`));
    const plan = await readRehearsal(
      write('rehearsal.yml', file.replace('appspec.yml', 'arn.yml')),
    );
    expect(plan.deployments[0]?.appSpec.hooks[0]?.function).toBe(arn);
  });
});
