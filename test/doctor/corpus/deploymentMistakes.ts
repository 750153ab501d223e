import type { Mistake } from './mistake.ts';

const alarm = '  Errors:\n    Type: AWS::CloudWatch::Alarm\n';
const many = Array.from(
  { length: 14 },
  (_, index) => `  F${index}:
    Type: AWS::Serverless::Function
    Properties:
      AutoPublishAlias: live
      DeploymentPreference: { Type: AllAtOnce }
`,
);

const manyAliases = Array.from(
  { length: 14 },
  (_, index) => `  Alias${index}:
    Type: AWS::Lambda::Alias
    Properties: { Name: a${index}, FunctionName: !Ref Orders, FunctionVersion: '1' }
    UpdatePolicy:
      CodeDeployLambdaAliasUpdate:
        ApplicationName: !Ref Application
        DeploymentGroupName: !Ref Group
`,
);

/** Mistakes in deployments, their alarms and their code. */
export const deploymentMistakes: readonly Mistake[] = [
  {
    rule: 'no-alarms',
    in: 'sam',
    title: 'none',
    replace: [['        Alarms: [!Ref Errors]\n', '']],
    line: 'Type: Linear',
    severity: 'warning',
  },
  {
    rule: 'no-alarms',
    in: 'cloudFormation',
    title: 'switched off',
    replace: [['AlarmConfiguration: {', 'AlarmConfiguration: { Enabled: false,']],
    line: 'ApplicationName: !Ref Application',
    severity: 'warning',
  },
  {
    rule: 'too-many-alarms',
    in: 'sam',
    title: 'eleven',
    replace: [['[!Ref Errors]', '[a, b, c, d, e, f, g, h, i, j, k]']],
    line: 'Alarms:',
  },
  {
    rule: 'too-many-alarms',
    in: 'cloudFormation',
    title: 'eleven',
    replace: [['[{ Name: !Ref Errors }]', `[${'{ Name: a }, '.repeat(11)}]`]],
    line: 'AlarmConfiguration:',
  },
  {
    rule: 'alarm-target',
    in: 'sam',
    title: 'another function',
    replace: [['Name: FunctionName, Value: !Ref Orders', 'Name: FunctionName, Value: !Ref Before']],
    line: 'Value: !Ref Before',
    severity: 'warning',
    message: "watches 'Before', not 'Orders'",
  },
  {
    rule: 'alarm-target',
    in: 'sam',
    title: 'every version',
    replace: [["        - { Name: Resource, Value: !Sub '${Orders}:live' }\n", '']],
    line: 'Name: FunctionName',
    severity: 'warning',
    message: "no dimension 'Resource'",
  },
  {
    rule: 'alarm-target',
    in: 'cloudFormation',
    title: 'another alias',
    replace: [['Value: orders:live', 'Value: orders:beta']],
    line: 'orders:beta',
    severity: 'warning',
  },
  {
    rule: 'alarm-target',
    in: 'cloudFormation',
    title: 'an old version',
    replace: [
      [
        '        - { Name: Resource,',
        "        - { Name: ExecutedVersion, Value: '7' }\n        - { Name: Resource,",
      ],
    ],
    line: 'ExecutedVersion',
    severity: 'warning',
  },
  {
    rule: 'alarm-metric',
    in: 'sam',
    title: 'a name that Lambda does not have',
    replace: [['MetricName: Errors', 'MetricName: Error']],
    line: 'MetricName: Error',
    message: "did you mean 'Errors'",
  },
  {
    rule: 'alarm-metric',
    in: 'cloudFormation',
    title: 'dimensions that Lambda does not emit',
    replace: [['Name: Resource', 'Name: Alias']],
    line: 'Name: Alias',
    message: "the dimension 'Alias'",
  },
  {
    rule: 'alarm-metric',
    in: 'sam',
    title: 'the ARN of the function',
    replace: [
      ['Name: FunctionName, Value: !Ref Orders', 'Name: FunctionName, Value: !GetAtt Orders.Arn'],
    ],
    line: 'Value: !GetAtt Orders.Arn',
    message: "with an ARN as 'FunctionName'",
  },
  {
    rule: 'alarm-metric',
    in: 'cloudFormation',
    title: 'the ARN of the alias',
    replace: [['Value: orders:live', 'Value: !Ref OrdersLive']],
    line: 'Value: !Ref OrdersLive',
    message: 'expected NAME:ALIAS',
  },
  {
    rule: 'alarm-metric',
    in: 'sam',
    title: 'a namespace of the own code',
    replace: [['Namespace: AWS/Lambda', 'Namespace: Orders']],
    line: alarm.split('\n')[0] ?? '',
    severity: 'info',
  },
  {
    rule: 'alarm-missing-data',
    in: 'sam',
    title: 'no traffic counts as bad',
    replace: [['notBreaching', 'breaching']],
    line: 'TreatMissingData',
    severity: 'warning',
  },
  {
    rule: 'alarm-missing-data',
    in: 'cloudFormation',
    title: 'no traffic counts as bad',
    replace: [['notBreaching', 'breaching']],
    line: 'TreatMissingData',
    severity: 'warning',
  },
  {
    rule: 'unpublished-changes',
    in: 'sam',
    title: 'a layer',
    replace: [
      [
        '      AutoPublishAlias: live\n',
        '      AutoPublishAlias: live\n      Layers: [!Ref LayerArn]\n',
      ],
    ],
    line: 'Layers:',
    severity: 'warning',
  },
  {
    rule: 'unpublished-changes',
    in: 'sam',
    title: 'a layer of the template that publishes nothing',
    replace: [
      [
        '      AutoPublishAlias: live\n',
        '      AutoPublishAlias: live\n      AutoPublishAliasAllProperties: true\n      Layers: [!Ref Shared]\n',
      ],
      ['Resources:\n', 'Resources:\n  Shared: { Type: AWS::Serverless::LayerVersion }\n'],
    ],
    line: 'Layers:',
    severity: 'warning',
    message: 'PublishLambdaVersion',
  },
  {
    rule: 'unpublished-changes',
    in: 'sam',
    title: 'a parameter',
    replace: [
      [
        '      AutoPublishAlias: live\n',
        '      AutoPublishAlias: live\n      Environment: { Variables: { KEY: !Ref LayerArn } }\n',
      ],
    ],
    line: 'KEY:',
    severity: 'warning',
  },
  {
    rule: 'first-creation',
    in: 'sam',
    title: 'a reminder',
    replace: [],
    mended: [
      [
        '        Hooks:\n          PreTraffic: !Ref Before\n          PostTraffic: !Ref After\n',
        '',
      ],
    ],
    line: 'Type: Linear',
    severity: 'info',
  },
  {
    rule: 'first-creation',
    in: 'cloudFormation',
    title: 'a reminder',
    replace: [],
    mended: [['        BeforeAllowTrafficHook: !Ref Before\n', '']],
    line: 'ApplicationName: !Ref Application',
    severity: 'info',
  },
  {
    rule: 'preference-off',
    in: 'sam',
    title: 'switched off by a condition',
    replace: [
      ['        Type: Linear', '        Enabled: !If [IsProd, true, false]\n        Type: Linear'],
      ['Resources:\n', "Conditions: { IsProd: !Equals ['a', 'b'] }\nResources:\n"],
    ],
    line: 'Enabled: !If',
    severity: 'warning',
  },
  {
    rule: 'preference-off',
    in: 'sam',
    title: 'a condition that only AWS can decide',
    replace: [
      ['        Type: Linear', '        Enabled: !If [IsProd, true, false]\n        Type: Linear'],
      ['Resources:\n', 'Conditions: { IsProd: !Equals [!Ref LayerArn, prod] }\nResources:\n'],
    ],
    line: 'Enabled: !If',
    severity: 'info',
  },
  {
    rule: 'preference-off',
    in: 'sam',
    title: 'a condition of the function that is not taken over',
    replace: [
      ['  Orders:\n', '  Orders:\n    Condition: IsProd\n'],
      ['Resources:\n', "Conditions: { IsProd: !Equals ['a', 'a'] }\nResources:\n"],
    ],
    line: 'Type: Linear',
    severity: 'warning',
  },
  {
    rule: 'many-groups',
    in: 'sam',
    title: 'fifteen',
    replace: [['Resources:\n', `Resources:\n${many.join('')}`]],
    line: 'Type: AllAtOnce',
    severity: 'warning',
  },
  {
    rule: 'many-groups',
    in: 'cloudFormation',
    title: 'fifteen',
    replace: [['Resources:\n', `Resources:\n${manyAliases.join('')}`]],
    line: 'ApplicationName: !Ref Application',
    severity: 'warning',
  },
  {
    rule: 'deprecated-runtime',
    in: 'sam',
    title: 'for all functions',
    replace: [['nodejs24.x', 'nodejs20.x']],
    line: 'Runtime: nodejs20.x',
    severity: 'warning',
  },
  {
    rule: 'deprecated-runtime',
    in: 'cloudFormation',
    title: 'one that Lambda does not update any more',
    replace: [['Runtime: nodejs24.x', 'Runtime: nodejs12.x']],
    line: 'Runtime: nodejs12.x',
    message: 'since 2023-04-30 Lambda updates no function',
  },
  {
    rule: 'layer-runtime',
    in: 'sam',
    title: 'Python',
    replace: [['nodejs24.x', 'python3.14']],
    line: 'Runtime: python3.14',
  },
  {
    rule: 'layer-runtime',
    in: 'cloudFormation',
    title: 'an older Node.js',
    replace: [
      [
        '      FunctionName: orders-failed\n      Runtime: nodejs24.x',
        '      FunctionName: orders-failed\n      Runtime: nodejs20.x',
      ],
    ],
    line: 'Runtime: nodejs20.x',
  },
  {
    rule: 'handler-missing',
    in: 'sam',
    title: 'no such file',
    replace: [
      ['      InlineCode: // The layer has the handler.\n', '      CodeUri: .\n'],
      ['/opt/nodejs/allow-traffic.beforeAllowTraffic', 'before.handler'],
    ],
    line: 'Handler: before.handler',
    message: 'there is no before{.js',
  },
  {
    rule: 'handler-missing',
    in: 'cloudFormation',
    title: 'no such export',
    replace: [
      [
        'Code: { ZipFile: // The layer has the handler. }\n      Layers: [!Ref LayerArn]\n      Role: !GetAtt HookRole.Arn',
        'Code: .\n      Role: !GetAtt HookRole.Arn',
      ],
      ['/opt/nodejs/allow-traffic.beforeAllowTraffic', 'mistake.handler'],
    ],
    line: 'Handler: mistake.handler',
    message: "has no export 'handler'",
  },
  {
    rule: 'handler-missing',
    in: 'sam',
    title: 'code that is not on this machine',
    replace: [
      ['      InlineCode: // The layer has the handler.\n', '      CodeUri: dist\n'],
      ['/opt/nodejs/allow-traffic.beforeAllowTraffic', 'before.handler'],
    ],
    line: 'CodeUri: dist',
    severity: 'info',
  },
  {
    rule: 'check-mistakes',
    in: 'sam',
    title: 'an unknown check',
    replace: [['"smokeInvoke"', '"smokeInvok"']],
    line: 'ALLOW_TRAFFIC_CHECKS',
    message: 'smokeInvoke',
  },
  {
    rule: 'check-mistakes',
    in: 'cloudFormation',
    title: 'a threshold that does not parse',
    replace: [
      [
        '      Timeout: 60\n',
        `      Timeout: 60\n      Environment: { Variables: { ALLOW_TRAFFIC_CHECKS: '[{ "latencyBudget": { "payload": {}, "thresholds": ["p(95)<"] } }]' } }\n`,
      ],
    ],
    line: 'ALLOW_TRAFFIC_CHECKS',
    message: 'p(95)<',
  },
];
