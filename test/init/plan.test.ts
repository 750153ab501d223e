import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { applyPatch } from 'diff';
import { afterEach, describe, expect, it } from 'vitest';
import { diffText } from '../../src/init/diffText.ts';
import { planInit } from '../../src/init/planInit.ts';
import { previewFolder } from '../../src/init/previewFolder.ts';
import { writeFiles } from '../../src/init/writeFiles.ts';
import {
  cloudFormation,
  folderWith,
  mistakeOf,
  planFor,
  removeFolders,
  samHello,
  textIn,
} from './projects.ts';

afterEach(removeFolders);

const esbuild =
  'Runtime: nodejs24.x\n    Metadata:\n      BuildMethod: esbuild\n      BuildProperties: { EntryPoints: [app.ts] }\n    Unused:';
const hello = (properties?: string): Record<string, string> => ({
  'template.yaml': samHello(properties),
});
const pathsOf = (files: readonly { path: string }[]): string[] => files.map(({ path }) => path);

describe('the language of a hook', () => {
  it.each([
    ['an .mjs handler', { 'hello-world/app.mjs': '' }, 'before.mjs', 'before.test.mjs'],
    ['a .js handler', { 'hello-world/app.js': '' }, 'before.js', 'before.test.js'],
    [
      'a .js handler of a module package',
      { 'hello-world/app.js': '', 'hello-world/package.json': '{ "type": "module" }' },
      'before.mjs',
      'before.test.mjs',
    ],
    ['a .ts handler', { 'hello-world/app.ts': '' }, 'before.ts', 'before.test.mjs'],
    ['a tsconfig.json', { 'tsconfig.json': '{}' }, 'before.ts', 'before.test.mjs'],
  ])('follows %s', (_, files, hook, test) => {
    const plan = planFor({ ...hello(), ...files });
    expect(pathsOf(plan.files)).toEqual([
      'hooks/package.json',
      `hooks/${hook}`,
      `hooks/${test}`,
      hook.replace('before', 'hooks/failedDelivery'),
      'template.yaml',
    ]);
  });

  it('is TypeScript, bundled by SAM, if SAM bundles the function', () => {
    const plan = planFor(hello(esbuild));
    expect(textIn(plan, 'template.yaml')).toMatch(/EntryPoints:\n +- before\.ts\n/);
    expect(textIn(plan, 'hooks/package.json')).toContain('"esbuild"');
  });

  it('is JavaScript of its own for a function in Python', () => {
    const plan = planFor({ ...hello('Runtime: python3.12'), 'hello-world/app.py': '' });
    expect(textIn(plan, 'hooks/before.mjs')).toContain("from 'allow-traffic'");
    expect(textIn(plan, 'template.yaml')).toContain('      Runtime: nodejs24.x\n');
  });
});

it('says so if the packages of the function are not installed', () => {
  const files = {
    ...hello(),
    'hello-world/package.json': '{ "devDependencies": { "mocha": "1" } }',
  };
  expect(planFor(files).notes).toEqual([
    'the packages of HelloWorldFunction are not installed; run npm install --prefix hello-world/',
  ]);
  expect(planFor({ ...files, 'hello-world/node_modules/x': '' }).notes).toEqual([]);
});

describe('the test of a hook', () => {
  it.each([
    ['vitest', 'app.mjs', 'before.test.mjs', "import { expect, test } from 'vitest';"],
    ['jest', 'app.ts', 'before.test.ts', "import { latency, smoke } from './before';"],
    ['jest', 'app.js', 'before.test.js', "const { latency, smoke } = require('./before');"],
    ['mocha', 'app.mjs', 'before.test.mjs', "import { test } from 'node:test';"],
    ['jest', 'app.mjs', 'before.test.mjs', "import { test } from 'node:test';"],
  ])('is for the runner of the project: %s, %s', (runner, handler, name, line) => {
    const plan = planFor({
      ...hello(),
      'package.json': JSON.stringify({ devDependencies: { [runner]: '1.0.0' } }),
      [`hello-world/${handler}`]: '',
    });
    expect(textIn(plan, `hooks/${name}`)).toContain(line);
  });
});

describe('the payload', () => {
  const payload = (event: string): string => {
    const text = samHello().replace(
      / {10}Type: Api.*\n( {10}.*\n)( {12}.*\n)+/,
      `          ${event}\n`,
    );
    return textIn(planFor({ 'template.yaml': text }), 'hooks/before.mjs') ?? '';
  };

  it.each([
    ['Type: HttpApi', "events.apiGatewayV2({ method: 'GET', path: '/' })", 'latencyBudget'],
    [
      'Type: Api\n          Properties: { Method: post, Path: "/orders/{id}" }',
      "events.apiGateway({ method: 'POST', path: '/orders/1' })",
      'payloadSchema',
    ],
    ['Type: SQS', 'events.sqs()', 'payloadSchema'],
    ['Type: Kinesis', '{}', 'payloadSchema'],
  ])('of %s', (event, code, check) => {
    const text = payload(event);
    expect(text).toContain(`const payload = ${code};`);
    expect(text).toContain(`${check}({ payload, `);
    // Only a request that reads is sent many times.
    expect(text.includes('latencyBudget')).toBe(check === 'latencyBudget');
  });

  it('has no code in it that a path brings along', () => {
    const text = payload(
      `Type: Api\n          Properties: { Method: get, Path: "/a'); process.exit(); ('" }`,
    );
    expect(text).not.toMatch(/exit\(\)/);
  });
});

describe('which function', () => {
  const two = (alias: string): string =>
    `Transform: AWS::Serverless-2016-10-31\nResources:\n  A:\n    Type: AWS::Serverless::Function\n    Properties:\n      Runtime: nodejs24.x\n  B:\n    Type: AWS::Serverless::Function\n    Properties:\n      Runtime: nodejs24.x\n${alias}`;

  it('is the only one with an alias', () => {
    const plan = planFor({ 'template.yaml': two('      AutoPublishAlias: live\n') });
    expect(plan.functionId).toBe('B');
    expect(textIn(plan, 'template.yaml')?.match(/AutoPublishAlias/g)).toHaveLength(1);
  });

  it('is asked for if there are several', () => {
    expect(mistakeOf({ 'template.yaml': two('') })).toBe(
      'template.yaml: there are 2 functions to guard: A (line 3), B (line 7); choose one with --function',
    );
    const plan = planFor({ 'template.yaml': two('') }, { functionId: 'A', alias: 'prod' });
    expect(textIn(plan, 'template.yaml')).toContain('AutoPublishAlias: prod');
  });

  it('stays guarded in a second run, whatever else could be', () => {
    const folder = folderWith({ 'template.yaml': two('      AutoPublishAlias: live\n') });
    const options = { folder, packageVersion: '1.2.3' };
    writeFiles(folder, planInit(options).files);
    expect(planInit(options)).toMatchObject({
      files: [],
      summary: expect.stringMatching(/^nothing to do: B/) as string,
    });
    const both = planInit({
      packageVersion: '1.2.3',
      folder: folderWith({
        'template.yaml': textIn(planInit({ ...options, functionId: 'A' }), 'template.yaml') ?? '',
      }),
    });
    expect(both).toMatchObject({ files: [] });
    const other = planInit({ ...options, functionId: 'A' });
    expect(pathsOf(other.files)).toEqual([
      'hooks/before-a.mjs',
      'hooks/before-a.test.mjs',
      'template.yaml',
    ]);
    expect(textIn(other, 'template.yaml')).toContain('${AWS::StackName}-a-before');
  });
});

describe('what it refuses', () => {
  const preference = (text: string): Record<string, string> =>
    hello(`AutoPublishAlias: live\n      DeploymentPreference:${text}`);

  it.each([
    ['no YAML', { 'template.yaml': 'Resources: [' }, /^template\.yaml:1:\d+: not valid YAML/],
    [
      'no template',
      { 'app.js': '', 'package-lock.json': '{}' },
      /^FOLDER: there is no template; expected template\.yaml.*; this folder has app\.js$/,
    ],
    [
      'Terraform',
      { 'main.tf': '' },
      /a project of Terraform, which init does not edit; docs\/recipes\/terraform\.md says/,
    ],
    [
      'the Serverless Framework',
      { 'serverless.yml': '' },
      /a project of the Serverless Framework, .*; docs\/recipes\/serverless\.md says/,
    ],
    [
      'a deployment that is off',
      preference(' { Enabled: false }'),
      /^template\.yaml:\d+:\d+: the gradual .* switched off/,
    ],
    [
      'a computed preference',
      preference('\n        Fn::If: [A, {}, {}]'),
      /what 'Fn::If' computes/,
    ],
    ['a preference of a short tag', preference(' !If [A, {}, {}]'), /what 'Fn::If' computes/],
    [
      'CloudFormation without an alias',
      { 'template.yaml': cloudFormation().replace(/ {2}Live:[^]*/, '') },
      /'Orders' has no alias, and CloudFormation publishes a version only once/,
    ],
    [
      'a CDK app in Python',
      { 'cdk.json': '{ "app": "python3 app.py" }' },
      /TypeScript and JavaScript/,
    ],
    [
      'folders that are taken',
      { ...hello(), 'hooks/a': '', 'deployment-hooks/a': '' },
      /'hooks' and 'deployment-hooks' exist/,
    ],
  ])('%s', (_, files, message) => {
    expect(mistakeOf(files)).toMatch(message);
  });

  it('an alias or a function that the template does not have', () => {
    const files = hello('AutoPublishAlias: live');
    expect(mistakeOf(files, { alias: 'prod' })).toMatch(/publishes the alias 'live', not 'prod'/);
    expect(mistakeOf(files, { functionId: 'HelloWorldFunctio' })).toMatch(
      /did you mean 'HelloWorldFunction'/,
    );
    expect(mistakeOf({ 'template.yaml': cloudFormation() }, { alias: 'prod' })).toMatch(
      /expected one of live/,
    );
  });

  it.each(['a b', '1', '', 'x: y', 'a'.repeat(129)])('%j as an alias, as Lambda does', (alias) => {
    expect(mistakeOf(hello(), { alias })).toMatch(/^FOLDER: the alias is '.*'; expected at most/);
  });

  it('an alias or a function that a new project does not have, in the folder and not in a temporary one', () => {
    expect(mistakeOf({}, { alias: 'prod' })).toMatch(/^FOLDER: there is no alias 'prod'; .* live/);
    expect(mistakeOf({}, { functionId: 'Order' })).toMatch(
      /^FOLDER: there is no function 'Order'; .* Orders/,
    );
  });

  it('a map that an anchor shares with another place', () => {
    const shared = samHello()
      .replace('    Properties:\n      CodeUri', '    Properties: &shared\n      CodeUri')
      .replace(
        '\nOutputs:',
        '\n  Other:\n    Type: AWS::Serverless::Function\n    Properties: *shared\nOutputs:',
      );
    const options = { functionId: 'HelloWorldFunction' };
    expect(mistakeOf({ 'template.yaml': shared }, options)).toMatch(/cannot edit this template/);
    expect(mistakeOf({ 'template.yaml': shared }, { functionId: 'Other' })).toMatch(
      /an alias of YAML/,
    );
  });
});

describe('writing', () => {
  it('goes where the diff says', () => {
    const folder = folderWith(hello());
    const plan = planInit({ folder, packageVersion: '1.2.3' });
    const [patch = ''] = diffText(plan.files).split('--- a/template.yaml').slice(1);
    writeFiles(folder, plan.files);
    const written = readFileSync(join(folder, 'template.yaml'), 'utf8');
    expect(written).toBe(textIn(plan, 'template.yaml'));
    expect(applyPatch(samHello(), `--- a/template.yaml${patch}`)).toBe(written);
  });

  it('overwrites nothing, and says what was written before it failed', () => {
    const folder = folderWith(hello());
    const plan = planInit({ folder, packageVersion: '1.2.3' });
    mkdirSync(join(folder, 'hooks'));
    writeFileSync(join(folder, 'hooks/before.test.mjs'), 'mine');
    expect(() => writeFiles(folder, plan.files)).toThrow(
      /before\.test\.mjs: cannot be written \(EEXIST.*; written: hooks\/package\.json, hooks\/before\.mjs$/,
    );
    expect(readFileSync(join(folder, 'hooks/before.test.mjs'), 'utf8')).toBe('mine');
    expect(readFileSync(join(folder, 'template.yaml'), 'utf8')).toBe(samHello());
  });

  it('takes over what an earlier run left half done, and steps aside for what somebody changed', () => {
    const folder = folderWith(hello());
    const options = { folder, packageVersion: '1.2.3' };
    writeFiles(folder, planInit(options).files.slice(0, 3));
    expect(pathsOf(planInit(options).files)).toEqual(['hooks/failedDelivery.mjs', 'template.yaml']);
    writeFileSync(join(folder, 'hooks/before.mjs'), '// mine');
    expect(pathsOf(planInit(options).files)).toContain('hooks/before-helloworldfunction.mjs');
  });

  it('refuses a template that changed meanwhile, and keeps its mode and its link', () => {
    const folder = folderWith({ 'real.yaml': samHello() });
    symlinkSync('real.yaml', join(folder, 'template.yaml'));
    chmodSync(join(folder, 'real.yaml'), 0o640);
    const { files } = planInit({ folder, packageVersion: '1.2.3' });
    writeFiles(folder, files.slice(-1));
    expect(readFileSync(join(folder, 'real.yaml'), 'utf8')).toContain('PreTraffic');
    expect(() => writeFiles(folder, files.slice(-1))).toThrow('it changed meanwhile');
  });
});

it('shows the result in a folder of links, and leaves the project alone', () => {
  const folder = folderWith({ ...hello(), 'hello-world/app.mjs': 'code', '.git/x': '' });
  const preview = previewFolder(planInit({ folder, packageVersion: '1.2.3' }), process.cwd());
  const has = (path: string): boolean => existsSync(join(preview.path, path));
  expect(readFileSync(join(preview.path, 'template.yaml'), 'utf8')).toContain('PreTraffic');
  expect(
    [
      'hello-world/app.mjs',
      'hooks/before.mjs',
      'hooks/node_modules/allow-traffic/package.json',
    ].map(has),
  ).toEqual([true, true, true]);
  expect(has('.git')).toBe(false);
  preview.remove();
  expect(has('.')).toBe(false);
  expect(existsSync(join(folder, 'hello-world/app.mjs'))).toBe(true);
  expect(existsSync(join(folder, 'hooks'))).toBe(false);
});

describe('a CDK app', () => {
  const app = {
    'cdk.json': '{ "app": "npx ts-node bin/app.ts" }',
    'lib/stack.ts': "const live = new lambda.Alias(this, 'Live', {});",
  };

  it('gets files, and the construct to add', () => {
    const { files, snippet, template } = planFor(app);
    expect(pathsOf(files)).toEqual(['hooks/before.ts', 'hooks/before.test.mjs']);
    expect(snippet?.into).toBe('lib/stack.ts');
    expect(snippet?.text).toContain("  alias: live,\n  before: 'hooks/before.ts',\n");
    expect(template).toBeUndefined();
  });

  it('only adds the hook to a deployment group that it has', () => {
    const text = `${app['lib/stack.ts']}\nthis.group = new codedeploy.LambdaDeploymentGroup(this, 'G', {});`;
    const { files, snippet } = planFor({ ...app, 'lib/stack.ts': text });
    expect(pathsOf(files)).toContain('hooks/failedDelivery.ts');
    expect(snippet?.text).toContain('this.group.addPreHook(before);');
    expect(snippet?.text).toContain('resources: [live.version.functionArn]');
    expect(snippet?.text).not.toContain('new GuardedDeployment');
  });

  it('has nothing to do with a hook', () => {
    const plan = planFor({
      ...app,
      'lib/stack.ts': 'new LambdaDeploymentGroup(this, "G", { preHook });',
    });
    expect(plan).toMatchObject({
      files: [],
      summary: expect.stringMatching(/^nothing to do/) as string,
    });
    expect(plan.snippet).toBeUndefined();
  });
});

it('starts a project in an empty folder, also in a new repository', () => {
  const plan = planFor({ '.git/HEAD': '', 'README.md': '', LICENSE: '' });
  expect(pathsOf(plan.files)).toEqual([
    'template.yaml',
    'orders/index.mjs',
    'package.json',
    '.gitignore',
    'hooks/package.json',
    'hooks/before.mjs',
    'hooks/before.test.mjs',
    'hooks/failedDelivery.mjs',
  ]);
  expect(plan.files.every(({ before }) => before === undefined)).toBe(true);
});

it('starts a project beside the package.json that npm made, and keeps what it says', () => {
  const made = {
    name: 'orders',
    type: 'commonjs',
    scripts: { test: 'echo "Error: no test specified" && exit 1', lint: 'eslint' },
    dependencies: { 'allow-traffic': '^1.2.3' },
  };
  const before = JSON.stringify(made);
  const plan = planFor({ 'package.json': before, 'package-lock.json': '{}' });
  expect(pathsOf(plan.files)).toContain('template.yaml');
  expect(plan.files.find(({ path }) => path === 'package.json')).toMatchObject({ before });
  expect(JSON.parse(textIn(plan, 'package.json') ?? '')).toEqual({
    ...made,
    private: true,
    workspaces: ['hooks'],
    scripts: {
      test: 'npm test --workspace hooks',
      doctor: 'allow-traffic doctor',
      rehearse: 'allow-traffic rehearse',
      lint: 'eslint',
    },
  });
});

it.each(['{ "workspaces": ["a"] }', '[', '[]', '1'])(
  'starts no project beside another package.json: %s',
  (text) => {
    expect(mistakeOf({ 'package.json': text })).toContain('this folder has package.json');
  },
);
