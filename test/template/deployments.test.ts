import { describe, expect, it } from 'vitest';
import { read, shown } from './read.ts';

const guarded = (preference: string, more = ''): string => `
Parameters:
  On: { Type: String, Default: 'true' }
  Open: { Type: String }
Conditions:
  Prod: !Equals [!Ref On, 'true']
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      AutoPublishAlias: live
      DeploymentPreference: ${preference}
  Before: { Type: AWS::Serverless::Function, Properties: { FunctionName: CodeDeployHook_b } }
  Errors: { Type: AWS::CloudWatch::Alarm }
${more}`;

describe("SAM's DeploymentPreference", () => {
  it('is a deployment of the alias', () => {
    const text = guarded(`
        Type: Linear10PercentEvery1Minute
        Alarms: [!Ref Errors, other]
        Hooks: { PreTraffic: !Ref Before, PostTraffic: !GetAtt Before.Arn }
        Role: arn:aws:iam::1:role/r
        PassthroughCondition: true
        TriggerConfigurations: [{ TriggerName: t }]`);
    const { deployments } = read(text);
    expect(deployments).toHaveLength(1);
    expect(deployments[0]).toMatchObject({
      functionId: { value: 'Orders' },
      alias: { value: 'live' },
      enabled: { value: true },
      config: { name: { value: 'CodeDeployDefault.LambdaLinear10PercentEvery1Minute' } },
      beforeAllowTraffic: { value: 'CodeDeployHook_b', resource: { logicalId: 'Before' } },
      afterAllowTraffic: { resource: { logicalId: 'Before', attribute: 'Arn' } },
      alarms: [{ value: 'Errors', resource: { logicalId: 'Errors' } }, { value: 'other' }],
      autoRollback: { value: true },
      role: { value: 'arn:aws:iam::1:role/r' },
      triggers: [{ at: { line: 18 } }],
      passthroughCondition: { value: true },
      at: { line: 13, column: 9 },
    });
  });

  it.each([
    ['{ Type: AllAtOnce }', true],
    ['{ Type: AllAtOnce, Enabled: false }', false],
    ["{ Type: AllAtOnce, Enabled: 'False' }", false],
    ['{ Type: AllAtOnce, Enabled: !Ref On }', true],
    ['{ Type: AllAtOnce, Enabled: !If [Prod, false, true] }', false],
    ['{ Type: AllAtOnce, Enabled: !Ref Open }', "unknown: parameter 'Open' has no default"],
    ['{ Type: AllAtOnce, Enabled: maybe }', "unknown: it is 'maybe'; expected true or false"],
  ])('%s is enabled: %s', (preference, enabled) => {
    expect(shown(read(guarded(preference)).deployments[0]?.enabled)).toBe(enabled);
  });

  it.each([
    ['Canary10Percent5Minutes', 'CodeDeployDefault.LambdaCanary10Percent5Minutes'],
    ['AllAtOnce', 'CodeDeployDefault.LambdaAllAtOnce'],
    ['!If [Prod, Canary10Percent30Minutes, x]', 'CodeDeployDefault.LambdaCanary10Percent30Minutes'],
    ['CodeDeployDefault.LambdaAllAtOnce', 'CodeDeployDefault.LambdaAllAtOnce'],
    ['Custom', 'Custom'],
  ])('Type %s is the configuration %s', (type, name) => {
    const [deployment] = read(guarded(`{ Type: ${type} }`)).deployments;
    expect(shown(deployment?.config.name)).toBe(name);
  });

  it('can name a configuration that the template describes', () => {
    const config = `
  Slow:
    Type: AWS::CodeDeploy::DeploymentConfig
    Properties:
      ComputePlatform: Lambda
      TrafficRoutingConfig:
        Type: TimeBasedLinear
        TimeBasedLinear: { LinearInterval: 2, LinearPercentage: 25 }`;
    const [deployment] = read(guarded('{ Type: !Ref Slow }', config)).deployments;
    expect(deployment?.config).toMatchObject({
      name: { value: 'Slow' },
      routing: { type: 'linear', percentage: { value: 25 }, interval: { value: 2 } },
    });
  });

  it('takes alarms and hooks that are conditional', () => {
    const preference = `
        Type: AllAtOnce
        Alarms: !If [Prod, [!Ref Errors], [!Ref AWS::NoValue]]
        Hooks: { PreTraffic: !If [Prod, !Ref Before, !Ref AWS::NoValue], PostTraffic: !Ref AWS::NoValue }`;
    const [deployment] = read(guarded(preference)).deployments;
    expect(deployment?.alarms.map(shown)).toEqual(['Errors']);
    expect(deployment?.beforeAllowTraffic?.resource).toEqual({ logicalId: 'Before' });
    expect(deployment).not.toHaveProperty('afterAllowTraffic');
    const off = read(guarded(preference), { values: { On: 'no' } }).deployments[0];
    expect(off?.alarms).toEqual([]);
    expect(off).not.toHaveProperty('beforeAllowTraffic');
  });

  it('says what is missing', () => {
    const text = `Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties: { DeploymentPreference: { Hooks: {} } }`;
    const [deployment] = read(text).deployments;
    expect(shown(deployment?.alias)).toBe(
      "unknown: 'DeploymentPreference' needs 'AutoPublishAlias', which is missing",
    );
    expect(shown(deployment?.config.name)).toBe("unknown: 'Type' is missing");
  });

  it('comes from Globals too', () => {
    const { deployments } = read(`
Globals:
  Function:
    AutoPublishAlias: live
    DeploymentPreference: { Type: AllAtOnce, Enabled: false }
Resources:
  A: { Type: AWS::Serverless::Function, Properties: { DeploymentPreference: { Enabled: true } } }
  B: { Type: AWS::Serverless::Function }
`);
    expect(
      deployments.map(({ functionId, enabled }) => [shown(functionId), shown(enabled)]),
    ).toEqual([
      ['A', true],
      ['B', false],
    ]);
  });
});

const plain = (group: string, policy = 'DeploymentGroupName: !Ref Group'): string => `
Resources:
  Orders: { Type: AWS::Lambda::Function, Properties: { FunctionName: orders } }
  One: { Type: AWS::Lambda::Version, Properties: { FunctionName: !Ref Orders } }
  Live:
    Type: AWS::Lambda::Alias
    Properties: { FunctionName: !Ref Orders, FunctionVersion: !GetAtt One.Version, Name: live }
    UpdatePolicy:
      CodeDeployLambdaAliasUpdate:
        ApplicationName: !Ref App
        ${policy}
        BeforeAllowTrafficHook: !Ref Hook
  Hook: { Type: AWS::Lambda::Function }
  App: { Type: AWS::CodeDeploy::Application, Properties: { ComputePlatform: Lambda } }
  Group:
    Type: AWS::CodeDeploy::DeploymentGroup
    Properties: ${group}
`;

describe("CloudFormation's UpdatePolicy of an alias", () => {
  it('is a deployment of that alias', () => {
    const text = plain(`
      ApplicationName: !Ref App
      DeploymentGroupName: g
      DeploymentConfigName: CodeDeployDefault.LambdaCanary10Percent5Minutes
      AlarmConfiguration: { Enabled: true, Alarms: [{ Name: errors }] }
      AutoRollbackConfiguration: { Enabled: true, Events: [DEPLOYMENT_FAILURE] }
      ServiceRoleArn: arn:aws:iam::1:role/r`);
    expect(read(text).deployments).toMatchObject([
      {
        functionId: { value: 'Orders' },
        alias: { value: 'live' },
        enabled: { value: true },
        config: { name: { value: 'CodeDeployDefault.LambdaCanary10Percent5Minutes' } },
        beforeAllowTraffic: { value: 'Hook', resource: { logicalId: 'Hook' } },
        alarms: [{ value: 'errors' }],
        autoRollback: { value: true },
        role: { value: 'arn:aws:iam::1:role/r' },
      },
    ]);
  });

  it('finds its group by name, and takes what CodeDeploy takes by default', () => {
    const text = plain('{ DeploymentGroupName: g }', 'DeploymentGroupName: g');
    const [deployment] = read(text).deployments;
    expect(shown(deployment?.config.name)).toBe('CodeDeployDefault.LambdaAllAtOnce');
    expect(shown(deployment?.autoRollback)).toBe(false);
    expect(deployment?.alarms).toEqual([]);
  });

  it('watches no alarms if they are switched off', () => {
    const text = plain('{ AlarmConfiguration: { Enabled: false, Alarms: [{ Name: errors }] } }');
    expect(read(text).deployments[0]?.alarms).toEqual([]);
  });

  it('does not know the configuration of a group that is elsewhere', () => {
    const [deployment] = read(plain('{}', 'DeploymentGroupName: elsewhere')).deployments;
    expect(shown(deployment?.config.name)).toBe(
      'unknown: its deployment group is not in this template',
    );
  });
});
