import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { aliasTemplate, project, template, type Parts, type Project } from './project.ts';

const open: Project[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.remove();
});

const inProject = (...given: Parameters<typeof project>): Project => {
  const made = project(...given);
  open.push(made);
  return made;
};

const of = (parts: Parts): Project => inProject({ 'template.yaml': template(parts) });

describe('the plan of a template', () => {
  it('is a deployment from version 1 to 2 of the working tree', async () => {
    const { folder, plan } = of({
      orders: `Handler: app.handler
      Timeout: 20
      MemorySize: 512
      Environment: { Variables: { HOOK: !Ref Before, NEW: !Ref Orders.Version } }`,
      preference: 'Type: Linear10PercentEvery1Minute',
    });
    const made = await plan();
    expect(made).toMatchObject({
      path: join(folder, 'template.yaml'),
      deploymentConfigName: 'CodeDeployDefault.LambdaLinear10PercentEvery1Minute',
      appSpec: {
        functions: [{ name: 'Orders', alias: 'live', currentVersion: '1', targetVersion: '2' }],
        hooks: [
          { lifecycleEvent: 'BeforeAllowTraffic', function: 'CodeDeployHook_rehearsal-before' },
        ],
      },
      // CloudFormation sends JSON, which hooks out there parse as such.
      revision: { type: 'String', content: expect.stringMatching(/^\{/) as unknown },
      minuteMs: 100,
      hookTimeout: 60,
      autoRollback: true,
      alarms: [],
      notes: ['The working tree stands for both versions of Orders.'],
    });
    const [orders, before] = made.functions;
    const codeUri = join(folder, 'src');
    expect(orders).toMatchObject({ functionName: 'Orders', position: { line: 4, column: 3 } });
    expect(orders?.versions.map(({ version }) => version)).toEqual(['1', '2']);
    expect(orders?.code).toEqual({
      codeUri,
      handler: 'app.handler',
      runtime: 'nodejs24.x',
      timeout: 20,
      memorySize: 512,
      layers: [],
      environment: {
        HOOK: 'CodeDeployHook_rehearsal-before',
        NEW: 'arn:aws:lambda:us-east-1:123456789012:function:Orders:2',
      },
    });
    expect(before?.versions).toEqual([]);
  });

  it.each<[string, Parts, string]>([
    [
      'a handler without a file',
      { orders: 'Handler: ap.handler' },
      "7:16: the handler of 'Orders' is 'ap.handler', but there is no ap{.js,.mjs,.cjs,.ts,.mts,.cts} in src",
    ],
    [
      'a handler without its export',
      { hook: 'Handler: app.before' },
      "16:16: the handler of 'Before' is 'app.before', but src/app.js has no export 'before'",
    ],
    ['no handler', { orders: 'Timeout: 3' }, "4:3: 'Handler' of 'Orders' is missing"],
    [
      'no handler of an OS-only runtime',
      { orders: 'Runtime: provided.al2023' },
      "4:3: 'Handler' of 'Orders' is missing; expected any text, for example bootstrap",
    ],
    [
      'more layers than Lambda takes',
      { orders: 'Handler: app.handler\n      Layers: [a, b, c, d, e, f]' },
      "8:31: 'Orders' has 6 layers; Lambda takes at most 5",
    ],
    [
      'an alias that Lambda refuses',
      { orders: 'Handler: app.handler', preference: 'Type: AllAtOnce', alias: 'a.b' },
      "8:25: the alias of 'Orders' is 'a.b'; expected at most 128 letters, digits, - and _, and not digits alone",
    ],
    [
      'a hook that Lambda never runs',
      { hook: 'Handler: app.handler\n      ReservedConcurrentExecutions: 0' },
      "12:3: 'ReservedConcurrentExecutions' of 'Before' is 0, so Lambda throttles every invocation and the hook never runs",
    ],
    [
      'code that is not there',
      { orders: 'Handler: app.handler\n      CodeUri: dist' },
      "8:16: there is no dist, the code of 'Orders'",
    ],
    [
      'code on S3',
      { orders: 'Handler: app.handler\n      CodeUri: s3://bucket/key' },
      "8:16: the code of 'Orders' is on S3; 'functions.Orders.codeUri' in a rehearsal file sets a folder or a zip",
    ],
    [
      'an image',
      { orders: 'PackageType: Image\n      Handler: app.handler' },
      "the code of 'Orders' is a container image, and its name is not known; build it: sam build, or 'functions.Orders.imageUri' in a rehearsal file names one that Docker has",
    ],
    [
      'a misspelt runtime',
      { orders: 'Handler: app.handler\n      Runtime: nodejs24' },
      "8:16: the runtime of 'Orders' is 'nodejs24'; expected one of nodejs22.x, nodejs24.x",
    ],
    [
      'a timeout that is not known',
      {
        orders: 'Handler: app.handler\n      Timeout: !Ref Seconds',
        more: 'Parameters: { Seconds: { Type: Number } }',
      },
      "8:21: the timeout of 'Orders' is not known: parameter 'Seconds' has no default; --parameter 'Seconds=VALUE' sets it",
    ],
    [
      'an architecture that Lambda does not have',
      { orders: 'Handler: app.handler\n      Architectures: [arm]' },
      "8:23: the architecture of 'Orders' is 'arm'; expected x86_64 or arm64",
    ],
    [
      'more alarms than CodeDeploy takes',
      { preference: 'Type: AllAtOnce\n        Alarms: [a, b, c, d, e, f, g, h, i, j, k]' },
      '11:48: the deployment has 11 alarms; CodeDeploy takes at most 10 for a deployment group',
    ],
    [
      'a misspelt configuration',
      { preference: 'Type: Linear10PercentEvery1Minutes' },
      "10:15: there is no deployment configuration 'Linear10PercentEvery1Minutes'; did you mean 'Linear10PercentEvery1Minute'?",
    ],
    [
      'a switch that is not known',
      {
        preference: 'Type: AllAtOnce\n        Enabled: !Ref On',
        more: 'Parameters: { On: { Type: String } }',
      },
      "11:23: 'Enabled' of the deployment is not known: parameter 'On' has no default; --parameter 'On=VALUE'",
    ],
    [
      'a deployment that is switched off',
      { preference: 'Type: AllAtOnce\n        Enabled: false' },
      'template.yaml: there is no gradual deployment',
    ],
  ])('refuses %s', async (_what, parts, message) => {
    expect(await of(parts).mistake()).toContain(message);
  });

  const group = 'DeploymentConfigName: !Ref Config';
  const routing = (given: string): string => `Type: ${given}`;
  const linear = 'TimeBasedLinear, TimeBasedLinear: { LinearPercentage: 40, LinearInterval: 2 }';
  const canary = 'TimeBasedCanary: { CanaryPercentage: 10, CanaryInterval: 5 }';

  it('has the shift and the rollback of the resources that the alias names', async () => {
    const rollback = 'AutoRollbackConfiguration: { Enabled: true, Events: [DEPLOYMENT_FAILURE] }';
    const { plan } = inProject({
      'template.yaml': aliasTemplate(routing(linear), `${group}, ${rollback}`),
    });
    expect(await plan()).toMatchObject({
      trafficRouting: {
        type: 'TimeBasedLinear',
        timeBasedLinear: { linearPercentage: 40, linearInterval: 2 },
      },
      autoRollback: ['DEPLOYMENT_FAILURE'],
      functions: [{ code: { architecture: 'arm64' } }],
    });
  });

  it('can have a configuration of its own that shifts all at once', async () => {
    const { plan } = inProject({ 'template.yaml': aliasTemplate(routing('AllAtOnce'), group) });
    const made = await plan();
    expect(made).toMatchObject({ trafficRouting: { type: 'AllAtOnce' }, autoRollback: false });
  });

  it.each<[string, string, string, string]>([
    [
      'a share of 0 percent',
      routing(linear.replace('40', '0')),
      group,
      'linearPercentage is 0; expected a whole number, 1 to 99. (InvalidTrafficRoutingConfigurationException)',
    ],
    [
      'an interval of 0 minutes',
      routing(linear.replace('2 }', '0 }')),
      group,
      'linearInterval is 0; expected a whole number, 1 to 2880.',
    ],
    [
      'a type that is not the one described',
      routing(`TimeBasedLinear, ${canary}`),
      group,
      "the percentage is not known: 'TimeBasedLinear.LinearPercentage' is not set",
    ],
    [
      'a rollback without events',
      routing(linear),
      `${group}, AutoRollbackConfiguration: { Enabled: true }`,
      'An automatic rollback that is enabled needs at least one event. (InvalidAutoRollbackConfigException)',
    ],
  ])('refuses %s, as CodeDeploy does', async (_what, shift, settings, message) => {
    const { mistake } = inProject({ 'template.yaml': aliasTemplate(shift, settings) });
    expect(await mistake()).toContain(message);
  });

  it('refuses a configuration for another platform', async () => {
    const text = aliasTemplate(routing('AllAtOnce'), group, 'ECS');
    const { mistake } = inProject({ 'template.yaml': text });
    expect(await mistake()).toContain(
      "the deployment configuration is for the platform 'ECS'; expected Lambda",
    );
  });

  it('tells of the resources of a loop, which it does not make', async () => {
    const loop = '  Fn::ForEach::Others:\n    - Name\n    - [A]\n    - { Type: AWS::SNS::Topic }\n';
    const { notes } = await inProject({ 'template.yaml': template() + loop }).plan();
    expect(notes?.at(-1)).toMatch(
      /template.yaml:17:3: the resources of 'Fn::ForEach::Others' are left out: it is not evaluated here\.$/,
    );
    const only = inProject({ 'template.yaml': `Resources:\n${loop}` });
    expect(await only.mistake()).toContain(
      "there is no gradual deployment outside of 'Fn::ForEach::Others', which is not evaluated here",
    );
  });

  it('refuses a hook that is not in the template', async () => {
    const text = template().replace('!Ref Before', 'elsewhere');
    const { mistake } = inProject({ 'template.yaml': text });
    expect(await mistake()).toBe(
      "template.yaml:11:30: the hook for BeforeAllowTraffic is 'elsewhere'; expected a function of this template: Orders, Before",
    );
  });

  it.each(['CodeDeployHook_rehearsal-before', '!GetAtt Before.Arn', "!Sub '${Before.Arn}'"])(
    'finds a hook by %s',
    async (hook) => {
      const { plan } = inProject({ 'template.yaml': template().replace('!Ref Before', hook) });
      expect((await plan()).functions.map(({ functionName }) => functionName)).toEqual([
        'Orders',
        'CodeDeployHook_rehearsal-before',
      ]);
    },
  );

  it('tells what it leaves out, and sets nothing that it does not know', async () => {
    const { plan } = of({
      orders: `Handler: app.handler
      Runtime: nodejs20.x
      ReservedConcurrentExecutions: 0
      Layers: ['arn:aws:lambda:eu-west-1:1:layer:x:1']
      Environment: { Variables: { A: !ImportValue shared, B: plain, AWS_LAMBDA_EXEC_WRAPPER: /opt/otel } }`,
      preference: 'Type: AllAtOnce\n        Alarms: [!ImportValue alarm]',
    });
    const { notes, functions, alarms } = await plan();
    expect(notes?.slice(1).map((note) => note.replace(/^.*template/, 'template'))).toEqual([
      "template.yaml:4:3: 'ReservedConcurrentExecutions' of 'Orders' is 0, so Lambda throttles every invocation; here it runs.",
      "template.yaml:8:16: 'Orders' has the runtime nodejs20.x; it is rehearsed on nodejs22.x.",
      "template.yaml:10:16: a layer of 'Orders' is not on this machine: its ARN is arn:aws:lambda:eu-west-1:1:layer:x:1; 'functions.Orders.layers' in a rehearsal file sets folders or zips. It is left out.",
      "template.yaml:11:51: A of 'Orders' is not set: 'shared' is imported from another stack; --parameter 'shared=VALUE' sets it.",
      "template.yaml:11:94: the wrapper script of 'Orders' does not run here.",
      "template.yaml:15:31: an alarm is left out: 'alarm' is imported from another stack; --parameter 'alarm=VALUE' sets it.",
    ]);
    expect(functions[0]?.code).toMatchObject({
      runtime: 'nodejs22.x',
      environment: { B: 'plain' },
    });
    expect(functions[0]?.code.environment).not.toHaveProperty('A');
    expect(alarms).toEqual([]);
    const given = await plan({ parameters: { shared: 's', alarm: 'a' } });
    expect(given.functions[0]?.code.environment).toMatchObject({ A: 's' });
    expect(given.alarms).toMatchObject([{ name: 'a' }]);
  });

  it('tells of version 2 of the SDK, which only older runtimes include, unless it is installed', async () => {
    const { folder, plan } = inProject({
      'template.yaml': template({ hook: 'Handler: old.handler\n      Runtime: nodejs8.10' }),
      'src/old.js': "const aws = require('aws-sdk');\nexports.handler = async () => aws;\n",
    });
    const about = async (): Promise<string[]> =>
      ((await plan()).notes ?? []).filter((note) => note.includes('version 2'));
    expect((await about()).map((note) => note.replaceAll(`${folder}/`, ''))).toEqual([
      "template.yaml:17:16: 'Before' uses version 2 of the AWS SDK, which nodejs8.10 includes and nodejs22.x does not; install it: npm install --no-save aws-sdk",
    ]);
    mkdirSync(join(folder, 'node_modules/aws-sdk'), { recursive: true });
    writeFileSync(join(folder, 'node_modules/aws-sdk/index.js'), '');
    expect(await about()).toEqual([]);
  });

  it('needs the layer that has the handler, and takes a path for its ARN', async () => {
    const { plan, mistake, folder } = of({
      hook: 'Handler: /opt/app.handler\n      Layers: [!Ref LayerArn]',
      more: 'Parameters: { LayerArn: { Type: String } }',
    });
    expect(await mistake()).toContain(
      "a layer of 'Before' is not on this machine: parameter 'LayerArn' has no default; --parameter 'LayerArn=VALUE' sets it",
    );
    const layer = join(folder, 'src');
    const { functions } = await plan({ parameters: { LayerArn: layer } });
    expect(functions[1]?.code).toMatchObject({ handler: '/opt/app.handler', layers: [layer] });
  });

  it('takes the layers of the same template, inline code and alarms on a metric', async () => {
    const { folder, plan } = inProject({
      'layer/nodejs/x.js': '',
      'template.yaml': `${template({
        orders: 'Handler: app.handler\n      Layers: [!Ref Shared]\n      Tracing: Active',
        hook: 'Handler: index.handler\n      InlineCode: exports.handler = async () => 1;',
        preference: 'Type: AllAtOnce\n        Alarms: [!Ref Errors]',
      })}
  Shared: { Type: AWS::Serverless::LayerVersion, Properties: { ContentUri: layer } }
  Errors:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: AWS/Lambda
      MetricName: Errors
      Dimensions:
        - { Name: FunctionName, Value: !Ref Orders }
        - { Name: ExecutedVersion, Value: !GetAtt Orders.Version.Version }
      Statistic: Sum
      Period: 60
      EvaluationPeriods: 2
      Threshold: '3'
      ComparisonOperator: GreaterThanThreshold
`,
    });
    const { functions, alarms } = await plan();
    expect(functions[0]?.code.layers).toEqual([join(folder, 'layer')]);
    expect(functions[0]?.code.tracingMode).toBe('Active');
    expect(functions[1]?.code.codeUri).not.toContain(folder);
    expect(alarms).toMatchObject([
      {
        name: 'Errors',
        metric: {
          metricName: 'Errors',
          dimensions: { FunctionName: 'Orders', ExecutedVersion: '2' },
          evaluationPeriods: 2,
          threshold: 3,
        },
      },
    ]);
  });

  it('asks which function, if there are several', async () => {
    const second = template()
      .split('Resources:')[1]!
      .replace('Orders:', 'Users:')
      .split('  Before:')[0]!;
    const { plan, mistake } = inProject({ 'template.yaml': template() + second });
    expect(await mistake()).toContain(
      "there are 2 gradual deployments; expected 'functionId', one of Orders, Users",
    );
    expect(await mistake({ functionId: 'User' })).toContain(
      "'User' has no gradual deployment; did you mean 'Users'?",
    );
    const { appSpec } = await plan({ functionId: 'Users' });
    expect(appSpec.functions[0]?.name).toBe('Users');
  });

  it('refuses a parameter that the template does not have', async () => {
    const { mistake } = of({ more: 'Parameters: { Stage: { Type: String } }' });
    expect(await mistake({ parameters: { Stge: 'x' } })).toBe(
      "template.yaml: the template has no parameter 'Stge'; did you mean 'Stage'? Expected one of Stage",
    );
  });
});

describe('a rehearsal file with a template', () => {
  it('adds what only a rehearsal knows, and wins', async () => {
    const { folder, plan } = inProject({
      'template.yaml': template({
        orders: `Handler: \${Nothing}
      Runtime: python3.13
      CodeUri: s3://bucket/key
      Environment: { Variables: { A: template, B: !ImportValue b } }`,
        more: 'Parameters: { Rate: { Type: String } }',
        preference: 'Type: !Ref Rate',
      }),
      'rehearsal.yml': `template: template.yaml
parameters: { Rate: Canary10Percent5Minutes }
clock: { minute: 10ms }
faults: { codedeploy.GetDeployment: throttle }
traffic: { rate: 5 }
hookTimeout: 5
autoRollback: false
revision: appSpecContent
alarms: [{ name: x, atMinute: 1 }]
duplicates: true
functions:
  Orders:
    codeUri: src
    handler: app.handler
    runtime: nodejs22.x
    timeout: 7
    environment: { B: 0123 }
`,
    });
    const made = await plan({ file: 'rehearsal.yml' });
    expect(made).toMatchObject({
      deploymentConfigName: 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
      minuteMs: 10,
      faults: { 'codedeploy.GetDeployment': 'throttle' },
      traffic: { rate: 5 },
      hookTimeout: 5,
      autoRollback: false,
      revision: { type: 'AppSpecContent' },
      alarms: [{ name: 'x' }],
      duplicates: ['BeforeAllowTraffic', 'AfterAllowTraffic'],
    });
    expect(made.notes).toHaveLength(1);
    expect(made.functions[0]?.code).toEqual({
      codeUri: join(folder, 'src'),
      handler: 'app.handler',
      runtime: 'nodejs22.x',
      timeout: 7,
      layers: [],
      environment: { A: 'template', B: '0123' },
    });
  });

  it('takes the code that a file gives for code on S3, with the handler of the template', async () => {
    const { plan, mistake, folder } = inProject({
      'src/app.js': 'exports.handler = 1;',
      'template.yaml': template({ orders: 'Handler: app.handler\n      CodeUri: s3://bucket/key' }),
      'rehearsal.yml': 'template: template.yaml\nfunctions: { Orders: { codeUri: src } }',
      'wrong.yml': 'template: template.yaml\nfunctions: { Orders: { codeUri: . } }',
    });
    const { functions } = await plan({ file: 'rehearsal.yml' });
    expect(functions[0]?.code).toMatchObject({
      codeUri: join(folder, 'src'),
      handler: 'app.handler',
    });
    expect(await mistake({ file: 'wrong.yml' })).toContain('there is no app{.js,');
  });

  it.each([
    [
      'template: template.yaml\nfunctions: { Oders: {} }',
      "2:14: the template has no function 'Oders'; did you mean 'Orders'?",
    ],
    ['template: template.yaml\nappspec: x', "2:1: unknown key 'appspec'"],
    ['template: none.yaml', 'none.yaml: cannot read the template: there is no such file'],
    ['template: template.yaml\nfunctions: { Orders: { codeUri: none } }', '2:33: there is no none'],
  ])('refuses %j', async (text, message) => {
    const { mistake } = inProject({ 'template.yaml': template(), 'rehearsal.yml': text });
    expect(await mistake({ file: 'rehearsal.yml' })).toContain(message);
  });
});
