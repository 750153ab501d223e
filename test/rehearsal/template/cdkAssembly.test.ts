import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readRehearsals } from '../../../src/rehearsal/readRehearsal.ts';
import { project, type Project } from './project.ts';

const open: Project[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.remove();
});

const fn = (key: string) => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    Code: { S3Bucket: { 'Fn::Sub': 'cdk-assets-${AWS::AccountId}' }, S3Key: key },
    Handler: 'index.handler',
    Runtime: 'nodejs24.x',
  },
});

/** A stack as the CDK writes it: an alias with an update policy, a group, a hook. */
const stack = {
  Resources: {
    Orders12: fn('aaa.zip'),
    Before34: fn('bbb.zip'),
    Version: { Type: 'AWS::Lambda::Version', Properties: { FunctionName: { Ref: 'Orders12' } } },
    Live: {
      Type: 'AWS::Lambda::Alias',
      Properties: {
        FunctionName: { Ref: 'Orders12' },
        FunctionVersion: { 'Fn::GetAtt': ['Version', 'Version'] },
        Name: 'live',
      },
      UpdatePolicy: {
        CodeDeployLambdaAliasUpdate: {
          ApplicationName: { Ref: 'App' },
          DeploymentGroupName: { Ref: 'Group' },
          BeforeAllowTrafficHook: { Ref: 'Before34' },
        },
      },
    },
    App: { Type: 'AWS::CodeDeploy::Application', Properties: { ComputePlatform: 'Lambda' } },
    Group: {
      Type: 'AWS::CodeDeploy::DeploymentGroup',
      Properties: {
        ApplicationName: { Ref: 'App' },
        AutoRollbackConfiguration: { Enabled: true, Events: ['DEPLOYMENT_FAILURE'] },
        DeploymentConfigName: 'CodeDeployDefault.LambdaLinear10PercentEvery1Minute',
      },
    },
  },
};

const asset = (name: string) => ({
  source: { path: `asset.${name}`, packaging: 'zip' },
  destinations: { 'current-1': { objectKey: `${name}.zip` } },
});

const stackFiles = (folder: string) => ({
  [`${folder}/orders.template.json`]: JSON.stringify(stack),
  [`${folder}/orders.assets.json`]: JSON.stringify({
    files: { aaa: asset('aaa'), bbb: asset('bbb') },
  }),
  [`${folder}/asset.aaa/index.js`]: 'exports.handler = async () => 1;',
  [`${folder}/asset.bbb/index.js`]: 'exports.handler = async () => 2;',
});

const manifest = (artifacts: object): string => JSON.stringify({ version: '36.0.0', artifacts });

const stackArtifact = {
  'orders.assets': { type: 'cdk:asset-manifest', properties: { file: 'orders.assets.json' } },
  orders: {
    type: 'aws:cloudformation:stack',
    properties: { templateFile: 'orders.template.json', stackName: 'the-orders' },
  },
};

function assembly(files: Record<string, string>): Project {
  const made = project(files);
  open.push(made);
  return made;
}

describe('a CDK assembly', () => {
  it.each(['cdk.out', 'cdk.out/orders.template.json'])(
    'is rehearsed with its assets: %s',
    async (file) => {
      const { folder, plan } = assembly({
        ...stackFiles('cdk.out'),
        'cdk.out/manifest.json': manifest(stackArtifact),
      });
      const { appSpec, functions, deploymentConfigName } = await plan({ file });
      expect(appSpec.functions[0]).toMatchObject({ name: 'Orders12', alias: 'live' });
      expect(appSpec.hooks).toEqual([
        { lifecycleEvent: 'BeforeAllowTraffic', function: 'Before34' },
      ]);
      expect(deploymentConfigName).toBe('CodeDeployDefault.LambdaLinear10PercentEvery1Minute');
      expect(functions.map(({ code }) => code.codeUri)).toEqual([
        join(folder, 'cdk.out/asset.aaa'),
        join(folder, 'cdk.out/asset.bbb'),
      ]);
    },
  );

  it('has the stacks of its stages too', async () => {
    const { folder } = assembly({
      ...stackFiles('cdk.out/assembly-prod'),
      'cdk.out/assembly-prod/manifest.json': manifest(stackArtifact),
      'cdk.out/manifest.json': manifest({
        prod: { type: 'cdk:cloud-assembly', properties: { directoryName: 'assembly-prod' } },
      }),
    });
    const plans = await readRehearsals(join(folder, 'cdk.out'));
    expect(plans.map(({ path }) => path)).toEqual([
      join(folder, 'cdk.out/assembly-prod/orders.template.json'),
    ]);
  });

  it('that cannot be read is a mistake', async () => {
    const { mistake } = assembly({ 'cdk.out/manifest.json': '{' });
    expect(await mistake({ file: 'cdk.out' })).toMatch(
      /^cdk.out\/manifest.json: cannot read the CDK assembly: /,
    );
  });
});
