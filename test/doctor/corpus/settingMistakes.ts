import type { Mistake } from './mistake.ts';

const destination = `      EventInvokeConfig:
        DestinationConfig:
          OnFailure: { Type: Lambda, Destination: !GetAtt Failed.Arn }
`;
const checks = '[{ "smokeInvoke": { "payload": {} } }]';

/** Mistakes in what a hook has, and in what runs it. */
export const settingMistakes: readonly Mistake[] = [
  {
    rule: 'isolated-memory',
    in: 'sam',
    title: "Lambda's default",
    replace: [['      MemorySize: 256\n', '']],
    line: '  Before:',
    severity: 'warning',
    message: '128 MB',
  },
  {
    rule: 'isolated-memory',
    in: 'cloudFormation',
    title: 'too little',
    replace: [['MemorySize: 256', 'MemorySize: 192']],
    line: 'MemorySize: 192',
    severity: 'warning',
  },
  {
    rule: 'isolated-memory',
    in: 'sam',
    title: 'the isolated entry of the npm package',
    replace: [
      [
        'Handler: /opt/nodejs/allow-traffic.beforeAllowTraffic',
        'Handler: node_modules/allow-traffic/dist/isolate.handler',
      ],
      ['      MemorySize: 256\n', ''],
    ],
    line: '  Before:',
    severity: 'warning',
    message: '128 MB',
  },
  {
    rule: 'on-failure-destination',
    in: 'sam',
    title: 'none',
    replace: [[destination, '']],
    line: '  Before:',
    severity: 'warning',
  },
  {
    rule: 'on-failure-destination',
    in: 'cloudFormation',
    title: 'that of another function',
    replace: [['FunctionName: !Ref Before\n', 'FunctionName: !Ref Orders\n']],
    line: '  Before:',
    severity: 'warning',
  },
  {
    rule: 'report-permission',
    in: 'cloudFormation',
    title: 'an on-failure destination that may not report',
    replace: [['FailedRole.Arn', 'OrdersRole.Arn']],
    line: '  OrdersRole:',
    message: "'Failed', the on-failure destination of 'Before'",
  },
  {
    rule: 'async-retries',
    in: 'sam',
    title: 'no retry and nobody else who reports',
    replace: [[destination, '      EventInvokeConfig: { MaximumRetryAttempts: 0 }\n']],
    line: 'MaximumRetryAttempts: 0',
    severity: 'warning',
  },
  {
    rule: 'async-retries',
    in: 'cloudFormation',
    title: 'events that expire before the first retry',
    replace: [
      [
        'DestinationConfig: { OnFailure: { Destination: !GetAtt Failed.Arn } }',
        'MaximumEventAgeInSeconds: 60',
      ],
    ],
    line: 'MaximumEventAgeInSeconds: 60',
    severity: 'warning',
  },
  {
    rule: 'reserved-concurrency',
    in: 'sam',
    title: 'a hook that never runs',
    replace: [
      ['      Timeout: 60\n', '      Timeout: 60\n      ReservedConcurrentExecutions: 0\n'],
    ],
    line: 'ReservedConcurrentExecutions: 0',
  },
  {
    rule: 'reserved-concurrency',
    in: 'cloudFormation',
    title: 'a function that no check can invoke',
    replace: [
      [
        '      FunctionName: orders\n',
        '      FunctionName: orders\n      ReservedConcurrentExecutions: 0\n',
      ],
    ],
    line: 'ReservedConcurrentExecutions: 0',
    severity: 'warning',
  },
  {
    rule: 'qualified-hook',
    in: 'sam',
    title: 'an alias',
    replace: [['PreTraffic: !Ref Before', 'PreTraffic: !Ref Before.Alias']],
    line: 'PreTraffic:',
    severity: 'warning',
  },
  {
    rule: 'qualified-hook',
    in: 'cloudFormation',
    title: 'an ARN with a version',
    replace: [
      ['BeforeAllowTrafficHook: !Ref Before', 'BeforeAllowTrafficHook: !Sub "${Before.Arn}:7"'],
    ],
    line: 'BeforeAllowTrafficHook:',
    severity: 'warning',
    message: "the qualifier '7'",
  },
  {
    rule: 'stale-version',
    in: 'sam',
    title: 'a target that is a version number',
    replace: [
      [
        '          ALLOW_TRAFFIC_CHECKS:',
        '          ALLOW_TRAFFIC_TARGET: orders:7\n          ALLOW_TRAFFIC_CHECKS:',
      ],
    ],
    line: 'orders:7',
    message: "names version 7 of 'orders'",
  },
  {
    rule: 'stale-version',
    in: 'cloudFormation',
    title: 'an ARN in a variable of the own code',
    replace: [
      [
        '      Timeout: 60\n',
        '      Timeout: 60\n      Environment: { Variables: { NEW: "arn:aws:lambda:eu-west-1:111122223333:function:orders:7" } }\n',
      ],
    ],
    line: 'NEW:',
  },
  {
    rule: 'discovery-permissions',
    in: 'sam',
    title: 'neither the targets nor the AppSpec',
    replace: [
      ['              - codedeploy:ListDeploymentTargets\n', ''],
      ['codedeploy:GetApplicationRevision', 'codedeploy:GetApplication'],
    ],
    line: 'Policies:',
    message: 'may not codedeploy:ListDeploymentTargets, so',
  },
  {
    rule: 'discovery-permissions',
    in: 'cloudFormation',
    title: 'on another application and group',
    replace: [
      [
        'deploymentgroup:${Application}/${Group}\n              - Effect',
        'deploymentgroup:other/group\n              - Effect',
      ],
    ],
    line: '  HookRole:',
  },
  {
    rule: 'check-permissions',
    in: 'sam',
    title: 'what a check asks Lambda',
    replace: [[checks, '[{ "retry": { "attempts": 3, "check": { "functionReady": {} } } }]']],
    line: 'Policies:',
    message: 'lambda:GetFunctionConfiguration',
  },
  {
    rule: 'check-permissions',
    in: 'sam',
    title: 'the weights after the shift',
    replace: [['[lambda:InvokeFunction, lambda:GetAlias]', 'lambda:InvokeFunction']],
    line: 'Policies:',
    message: 'seeing where traffic goes',
  },
  {
    rule: 'check-permissions',
    in: 'cloudFormation',
    title: 'what a check asks CloudWatch',
    replace: [
      [
        '      Timeout: 60\n',
        `      Timeout: 60\n      Environment: { Variables: { ALLOW_TRAFFIC_CHECKS: '[{ "alarms": { "names": ["a"] } }]' } }\n`,
      ],
    ],
    line: '  HookRole:',
    message: 'cloudwatch:DescribeAlarms on *, which alarms needs',
  },
  {
    rule: 'wide-permissions',
    in: 'sam',
    title: 'a managed policy',
    replace: [['        - !Ref FindOutAndReport\n', '        - AdministratorAccess\n']],
    line: '- AdministratorAccess',
    severity: 'warning',
  },
  {
    rule: 'wide-permissions',
    in: 'cloudFormation',
    title: 'every resource',
    replace: [['Resource: [!Ref OrdersVersion, !GetAtt Failed.Arn]', "Resource: '*'"]],
    line: '- Effect: Allow',
    severity: 'warning',
    message: "'lambda:InvokeFunction' on every resource",
  },
];
