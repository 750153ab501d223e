import type { Mistake } from './mistake.ts';

/** Mistakes in the settings of hooks. */
export const hookMistakes: readonly Mistake[] = [
  {
    rule: 'hook-guards-itself',
    in: 'sam',
    title: 'a deployment of its own',
    replace: [
      [
        'DeploymentPreference: { Enabled: false }',
        'DeploymentPreference: { Type: AllAtOnce, Hooks: { PreTraffic: !Ref Before } }',
      ],
    ],
    line: '  Before:',
    message: 'guards its own deployment',
  },
  {
    rule: 'hook-guards-itself',
    in: 'sam',
    title: 'a deployment without a hook',
    replace: [
      ['DeploymentPreference: { Enabled: false }', 'DeploymentPreference: { Type: AllAtOnce }'],
    ],
    line: '  Before:',
    severity: 'warning',
  },
  {
    rule: 'hook-guards-itself',
    in: 'cloudFormation',
    title: 'an alias of the hook',
    replace: [
      [
        'Resources:\n',
        `Resources:
  HookLive:
    Type: AWS::Lambda::Alias
    Properties: { Name: live, FunctionName: !Ref Before, FunctionVersion: '1' }
    UpdatePolicy:
      CodeDeployLambdaAliasUpdate:
        ApplicationName: !Ref Application
        DeploymentGroupName: !Ref Group
        BeforeAllowTrafficHook: !Ref Before
`,
      ],
    ],
    line: '  Before:',
    message: 'guards its own deployment',
  },
  {
    rule: 'tests-latest',
    in: 'sam',
    title: 'a target without a version',
    replace: [
      [
        '          ALLOW_TRAFFIC_CHECKS:',
        '          ALLOW_TRAFFIC_TARGET: !GetAtt Orders.Arn\n          ALLOW_TRAFFIC_CHECKS:',
      ],
    ],
    line: 'ALLOW_TRAFFIC_TARGET',
    severity: 'warning',
    message: 'which stands for $LATEST',
  },
  {
    rule: 'tests-latest',
    in: 'sam',
    title: 'a variable of code that is not on this machine',
    replace: [
      ['Handler: /opt/nodejs/allow-traffic.beforeAllowTraffic', 'Handler: before.handler'],
      ['InlineCode: // The layer has the handler.', 'CodeUri: s3://bucket/before.zip'],
      [
        `          ALLOW_TRAFFIC_CHECKS: '[{ "smokeInvoke": { "payload": {} } }]'\n`,
        '          TARGET: !Ref Orders\n',
      ],
    ],
    line: 'TARGET: !Ref Orders',
    severity: 'info',
  },
  {
    rule: 'tests-latest',
    in: 'cloudFormation',
    title: 'the alias before the shift',
    replace: [
      [
        '      Timeout: 60\n',
        '      Timeout: 60\n      Environment: { Variables: { ALLOW_TRAFFIC_TARGET: !Ref OrdersLive } }\n',
      ],
    ],
    line: 'ALLOW_TRAFFIC_TARGET',
    severity: 'warning',
    message: 'the old version before the shift',
  },
  {
    rule: 'hook-timeout',
    in: 'sam',
    title: "Lambda's default",
    replace: [['      Timeout: 60\n', '']],
    line: '  Before:',
    message: "3 seconds, Lambda's default",
  },
  {
    rule: 'hook-timeout',
    in: 'sam',
    title: 'less than a check waits',
    replace: [
      [
        '[{ "smokeInvoke": { "payload": {} } }]',
        '[{ "watch": { "for": "2m", "every": "10s", "check": { "smokeInvoke": { "payload": {} } } } }]',
      ],
    ],
    line: 'Timeout: 60',
    message: 'leaves 55 for the checks; they need at least 120',
  },
  {
    rule: 'hook-timeout',
    in: 'cloudFormation',
    title: 'three seconds',
    replace: [['Timeout: 60', 'Timeout: 3']],
    line: 'Timeout: 3',
  },
  {
    rule: 'hook-timeout',
    in: 'cloudFormation',
    title: 'a parameter without a default',
    replace: [['Timeout: 60', 'Timeout: !Ref LayerArn']],
    line: 'Timeout: !Ref LayerArn',
    severity: 'info',
  },
  {
    rule: 'vpc-without-route',
    in: 'sam',
    title: 'a VPC of the template',
    replace: [
      ['      Timeout: 60\n', '      Timeout: 60\n      VpcConfig: { SubnetIds: [!Ref Subnet] }\n'],
      ['Resources:\n', 'Resources:\n  Subnet: { Type: AWS::EC2::Subnet }\n'],
    ],
    line: 'VpcConfig:',
    message: 'codedeploy and lambda',
  },
  {
    rule: 'vpc-without-route',
    in: 'cloudFormation',
    title: 'a VPC with an endpoint for CodeDeploy only',
    replace: [
      ['      Timeout: 60\n', '      Timeout: 60\n      VpcConfig: { SubnetIds: [!Ref Subnet] }\n'],
      [
        'Resources:\n',
        'Resources:\n  Subnet: { Type: AWS::EC2::Subnet }\n  Endpoint: { Type: AWS::EC2::VPCEndpoint, Properties: { ServiceName: !Sub "com.amazonaws.${AWS::Region}.codedeploy" } }\n',
      ],
    ],
    line: 'VpcConfig:',
    message: 'an endpoint for lambda',
  },
  {
    rule: 'vpc-without-route',
    in: 'cloudFormation',
    title: 'subnets of another stack',
    replace: [
      ['      Timeout: 60\n', '      Timeout: 60\n      VpcConfig: { SubnetIds: [subnet-1] }\n'],
    ],
    line: 'VpcConfig:',
    severity: 'info',
  },
];
