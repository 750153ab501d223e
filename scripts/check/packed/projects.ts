import { execFileSync } from 'node:child_process';
import type { Expected } from './documentRun.ts';
import { writeFiles } from './writeFiles.ts';

const orders = `export const handler = async ({ path }) => ({
  statusCode: path === '/orders/404' ? 404 : 200,
  body: JSON.stringify({ id: 1, items: ['tea'] }),
});
`;

const hook = `import { beforeAllowTraffic, smokeInvoke } from 'allow-traffic';
export const handler = beforeAllowTraffic({ checks: [smokeInvoke({ payload: { path: '/health' } })] });
`;

const samTemplate = `Transform: AWS::Serverless-2016-10-31
Parameters: { Stage: { Type: String, Default: prod } }
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: orders
      Handler: index.handler
      Runtime: nodejs22.x
      AutoPublishAlias: live
      DeploymentPreference: { Type: AllAtOnce, Hooks: { PreTraffic: !Ref Before } }
  Before:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: !Sub CodeDeployHook_\${Stage}-before
      CodeUri: hooks
      Handler: before.handler
      Runtime: nodejs22.x
      Timeout: 30
      MemorySize: 256
      DeploymentPreference: { Enabled: false }
`;

/** A SAM project whose template has a guarded function and its hook. */
export const samProject = (folder: string): void =>
  writeFiles(folder, {
    'template.yaml': samTemplate,
    'orders/index.mjs': orders,
    'hooks/before.mjs': hook,
  });

/** What `doctor` says of it: the role of its hook allows nothing. */
export const inspected: Expected = { exit: 1, says: 'error report-permission' };

/** A SAM project without a hook. */
export const unguardedProject = (folder: string): void =>
  writeFiles(folder, {
    'template.yaml': samTemplate.replace(/ {6}AutoPublishAlias[^]*/, ''),
    'orders/index.mjs': orders,
  });

/** Two versions of a function, 7 and 8, with a rehearsal file. The hook passes. */
export const rehearsedProject = (folder: string): void =>
  writeFiles(folder, {
    'rehearsal.yml': `appspec:
  version: 0.0
  Resources:
    - orders:
        Type: AWS::Lambda::Function
        Properties: { Name: orders, Alias: live, CurrentVersion: '7', TargetVersion: '8' }
  Hooks: [{ BeforeAllowTraffic: CodeDeployHook_orders-before }]
functions:
  orders: { codeUri: orders, handler: index.handler, versions: { '7': {}, '8': {} } }
  CodeDeployHook_orders-before: { codeUri: hooks, handler: before.handler, timeout: 30, memorySize: 256 }
`,
    'orders/index.mjs': orders,
    'hooks/before.mjs': hook,
  });

const cdkFunction = (key: string, handler: string): object => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    Code: { S3Bucket: 'assets', S3Key: key },
    Handler: handler,
    Runtime: 'nodejs22.x',
    Timeout: 30,
    MemorySize: 256,
  },
});

const cdkStack = {
  Resources: {
    Orders: cdkFunction('orders.zip', 'index.handler'),
    Before: cdkFunction('hooks.zip', 'before.handler'),
    Version: { Type: 'AWS::Lambda::Version', Properties: { FunctionName: { Ref: 'Orders' } } },
    Live: {
      Type: 'AWS::Lambda::Alias',
      Properties: {
        FunctionName: { Ref: 'Orders' },
        FunctionVersion: { 'Fn::GetAtt': ['Version', 'Version'] },
        Name: 'live',
      },
      UpdatePolicy: {
        CodeDeployLambdaAliasUpdate: {
          ApplicationName: { Ref: 'App' },
          DeploymentGroupName: { Ref: 'Group' },
          BeforeAllowTrafficHook: { Ref: 'Before' },
        },
      },
    },
    App: { Type: 'AWS::CodeDeploy::Application', Properties: { ComputePlatform: 'Lambda' } },
    Group: {
      Type: 'AWS::CodeDeploy::DeploymentGroup',
      Properties: {
        ApplicationName: { Ref: 'App' },
        DeploymentConfigName: 'CodeDeployDefault.LambdaAllAtOnce',
      },
    },
  },
};

const asset = (name: string): object => ({
  source: { path: `asset.${name}`, packaging: 'zip' },
  destinations: { 'current-1': { objectKey: `${name}.zip` } },
});

/** A CDK assembly, as `cdk synth` writes it to `cdk.out`. */
export const cdkAssembly = (folder: string): void =>
  writeFiles(folder, {
    'manifest.json': JSON.stringify({
      version: '36.0.0',
      artifacts: {
        'orders.assets': {
          type: 'cdk:asset-manifest',
          properties: { file: 'orders.assets.json' },
        },
        orders: {
          type: 'aws:cloudformation:stack',
          properties: { templateFile: 'orders.template.json', stackName: 'orders' },
        },
      },
    }),
    'orders.template.json': JSON.stringify(cdkStack),
    'orders.assets.json': JSON.stringify({
      files: { orders: asset('orders'), hooks: asset('hooks') },
    }),
    'asset.orders/index.mjs': orders,
    'asset.hooks/before.mjs': hook,
  });

/** A repository whose `origin/main` is what is in the folder. */
export function releaseToOrigin(folder: string): void {
  const git = (...args: string[]): void => {
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
      cwd: folder,
      stdio: 'ignore',
    });
  };
  git('init');
  git('add', '.');
  git('commit', '-m', 'release');
  git('update-ref', 'refs/remotes/origin/main', 'HEAD');
}
