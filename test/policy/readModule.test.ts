import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hookNeeds } from '../../src/policy/hookNeeds.ts';
import type { MadeHandler } from '../../src/policy/module/madeHandler.ts';
import { modulePolicies } from '../../src/policy/module/modulePolicies.ts';
import { readModule } from '../../src/policy/module/readModule.ts';

/** From where the SDK takes credentials, besides files and the machine's role. */
const credentialVariables = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_PROFILE',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
];

const discovery = [
  'codedeploy:GetDeployment',
  'codedeploy:ListDeploymentTargets',
  'codedeploy:BatchGetDeploymentTargets',
  'codedeploy:GetApplicationRevision',
];

/** What the handlers need besides the report, by the name of the export. */
const expected: Record<string, readonly string[]> = {
  plain: [...discovery, 'lambda:InvokeFunction version'],
  after: [...discovery, 'lambda:InvokeFunction alias', 'lambda:GetAlias alias'],
  both: [...discovery, 'lambda:InvokeFunction version', 'lambda:GetAlias alias'],
  nested: [...discovery, 'lambda:GetFunctionConfiguration function'],
  ready: [
    ...discovery,
    'lambda:GetFunctionConfiguration function',
    'lambda:GetProvisionedConcurrencyConfig function',
  ],
  relative: [...discovery, 'lambda:InvokeFunction version', 'lambda:InvokeFunction anyVersion'],
  compared: [
    ...discovery,
    'lambda:InvokeFunction version',
    'lambda:InvokeFunction anyVersion',
    'lambda:GetAlias alias',
  ],
  watched: [
    ...discovery,
    'cloudwatch:DescribeAlarms *',
    'cloudwatch:GetMetricData *',
    'codedeploy:GetDeploymentGroup',
    'lambda:GetAlias alias',
  ],
  setByText: ['lambda:InvokeFunction version'],
  setForCurrent: [...discovery, 'lambda:InvokeFunction anyVersion'],
  setWhole: ['lambda:InvokeFunction alias', 'lambda:GetAlias alias'],
  bothSet: [
    ...discovery,
    'lambda:InvokeFunction version',
    'lambda:InvokeFunction alias',
    'lambda:GetAlias alias',
  ],
  rollback: ['codedeploy:GetDeployment', 'lambda:InvokeFunction version'],
  acting: [
    ...discovery,
    'lambda:InvokeFunction version',
    'lambda:ListVersionsByFunction function',
    'lambda:ListAliases function',
    'lambda:ListProvisionedConcurrencyConfigs function',
    'lambda:ListEventSourceMappings *',
    'lambda:DeleteFunction anyVersion',
    'sns:Publish topic',
  ],
  own: [...discovery, 'lambda:InvokeFunction version'],
};

const actionsOf = (handler: MadeHandler): string[] => {
  const all = hookNeeds(handler).needs.map(({ action, on }) =>
    action.startsWith('codedeploy:') ? action : `${action} ${on}`,
  );
  return [...new Set(all)];
};

describe('the needs of a module', () => {
  let handlers: readonly MadeHandler[];
  beforeAll(async () => (handlers = await readModule('test/fixtures/policy/everything.mts')));
  const named = (name: string): MadeHandler =>
    handlers.find(({ exportName }) => exportName === name)!;

  it('has all its handlers', () => {
    const names = handlers.map(({ exportName }) => exportName);
    expect(names.toSorted()).toEqual(Object.keys(expected).toSorted());
  });

  it.each(Object.keys(expected))('%s', (name) => {
    const report = 'codedeploy:PutLifecycleEventHookExecutionStatus';
    expect(actionsOf(named(name)).toSorted()).toEqual([report, ...expected[name]!].toSorted());
  });

  it('never omits code of the user, which nobody can tell', () => {
    expect(hookNeeds(named('own')).cannotTell).toEqual([
      'what the check "orders table exists" needs: it is your own code',
      'what the condition of when needs: it is your own code',
      'what the function in the option payload of smokeInvoke needs: it is your own code',
      'what the action "open a ticket" needs: it is your own code',
      'what its middleware needs: it is your own code',
    ]);
    expect(hookNeeds(named('acting')).cannotTell).toEqual([]);
  });

  it('says which ARN is published to', () => {
    expect(hookNeeds(named('acting')).needs).toContainEqual(
      expect.objectContaining({ arn: 'arn:aws:sns:eu-west-1:123456789012:deployments' }),
    );
  });
});

describe('loading a module', () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'allow-traffic-policy-'))));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const errorOf = (path: string, limitMs?: number): Promise<string> =>
    readModule(path, limitMs === undefined ? {} : { limitMs }).then(
      () => 'none',
      (error: unknown) => (error as Error).message.replace(`${folder}/`, ''),
    );

  it('says in one sentence why it cannot be loaded', async () => {
    const errors = await Promise.all([
      errorOf(join(folder, 'none.mts')),
      errorOf(file('throws.mts', "throw new TypeError('there is no table');")),
      errorOf(file('exits.mjs', 'process.exit(3);')),
      errorOf(file('hangs.mjs', 'for (;;);'), 2_000),
      errorOf(file('imports.mjs', "import './missing.mjs';")),
      errorOf(file('waits.mjs', 'await new Promise(() => {});')),
      errorOf(file('mistyped.mjs', '\nexport const = 1;')),
    ]);
    expect(errors).toEqual([
      'none.mts: cannot read the module: there is no such file',
      'throws.mts: the module cannot be loaded: TypeError: there is no table',
      'exits.mjs: the module cannot be loaded: its process ended with exit code 3',
      'hangs.mjs: the module cannot be loaded: it did not end loading in 2 s',
      expect.stringMatching(/^imports\.mjs: the module cannot be loaded: .*missing\.mjs/),
      'waits.mjs: the module cannot be loaded: a top-level await never settled, or it called process.exit()',
      expect.stringMatching(/^mistyped\.mjs: the module cannot be loaded: .*mistyped\.mjs:2\)$/),
    ]);
  });

  it('runs no handler, and ends what the module has started', async () => {
    const marker = join(folder, 'beats');
    const started = `
      import { spawn } from 'node:child_process';
      import { beforeAllowTraffic, smokeInvoke } from 'allow-traffic';
      const beat = "setInterval(() => require('node:fs').appendFileSync(process.argv[1], '.'), 20)";
      spawn(process.execPath, ['-e', beat, ${JSON.stringify(marker)}], { stdio: 'ignore' });
      await new Promise((done) => setTimeout(done, 1_000));
      setInterval(() => {}, 1_000);
      export const handler = beforeAllowTraffic({
        checks: [smokeInvoke({ payload: {} })],
      });`;
    const handlers = await readModule(file('starts.mjs', started));
    expect(handlers.map(({ exportName }) => exportName)).toEqual(['handler']);
    const before = readFileSync(marker, 'utf8');
    expect(before).toMatch(/^\.+$/);
    await setTimeout(1_000);
    expect(readFileSync(marker, 'utf8')).toBe(before);
  });

  it('hides credentials, also those that the template or a profile gives', async () => {
    const printed = join(folder, 'environment.json');
    const asks = `
      import { writeFileSync } from 'node:fs';
      writeFileSync(${JSON.stringify(printed)}, JSON.stringify(process.env));`;
    const home = file('credentials', '[default]\naws_access_key_id = of-a-file\n');
    const own = process.env;
    const given = Object.fromEntries(credentialVariables.map((name) => [name, 'secret']));
    process.env = { ...own, ...given, AWS_SHARED_CREDENTIALS_FILE: home, TABLE: 'orders' };
    try {
      const environment = { AWS_SECRET_ACCESS_KEY: 'secret', STAGE: 'test' };
      await readModule(file('asks.mjs', asks), { environment });
    } finally {
      process.env = own;
    }
    const seen = JSON.parse(readFileSync(printed, 'utf8')) as Record<string, string>;
    expect(Object.entries(seen).filter(([, value]) => value === 'secret')).toEqual([]);
    expect(seen).toMatchObject({
      TABLE: 'orders',
      STAGE: 'test',
      AWS_SHARED_CREDENTIALS_FILE: devNull,
      AWS_CONFIG_FILE: devNull,
      AWS_EC2_METADATA_DISABLED: 'true',
    });
  });

  it('chooses an export, and names those that there are', async () => {
    const path = 'examples/hooks/after.ts';
    expect((await modulePolicies(`${path}#handler`)).map(({ name }) => name)).toEqual([
      `${path}#handler`,
    ]);
    await expect(modulePolicies(`${path}#before`)).rejects.toThrow(
      `${path}: the module has no handler 'before'; it has 'handler'`,
    );
    await expect(modulePolicies(file('empty.mjs', 'export {};'))).rejects.toThrow(
      'the module makes no handler of allow-traffic',
    );
  });
});
