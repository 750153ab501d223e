import type { Mistake } from './mistake.ts';

const put = 'codedeploy:PutLifecycleEventHookExecutionStatus';
const samPut = `            Action:
              - ${put}
              - codedeploy:GetDeployment`;
const samRead = `            Action:
              - codedeploy:GetDeployment`;
const samGroup = 'deploymentgroup:${ServerlessDeploymentApplication}';
const batchGet = `              - codedeploy:BatchGetDeploymentTargets
            Resource: !Sub arn:aws:codedeploy:\${AWS::Region}:\${AWS::AccountId}`;
const tryVersion = `        - Statement:
            - Effect: Allow
              Action: lambda:InvokeFunction
              Resource: !Ref Orders.Version
`;

/** Mistakes in what hooks, and CodeDeploy, may do. */
export const permissionMistakes: readonly Mistake[] = [
  {
    rule: 'hook-name',
    in: 'sam',
    title: 'a name without the prefix',
    replace: [['CodeDeployHook_${AWS::StackName}-before', '${AWS::StackName}-before']],
    line: '${AWS::StackName}-before',
    message: "named '${StackName}-before'",
  },
  {
    rule: 'hook-name',
    in: 'sam',
    title: 'no name',
    replace: [['      FunctionName: !Sub CodeDeployHook_${AWS::StackName}-before\n', '']],
    line: '  Before:',
    message: "has no 'FunctionName'",
  },
  {
    rule: 'hook-name',
    in: 'cloudFormation',
    title: 'a name without the prefix',
    replace: [['CodeDeployHook_orders-before', 'orders-before']],
    line: 'FunctionName: orders-before',
    message: 'CodeDeployHook_',
  },
  {
    rule: 'hook-name',
    in: 'cloudFormation',
    title: 'a role that may invoke nothing',
    replace: [['AWSCodeDeployRoleForLambdaLimited', 'AWSLambdaBasicExecutionRole']],
    line: 'FunctionName: CodeDeployHook_orders-before',
    message: "CodeDeploy's role may not invoke it",
  },
  {
    rule: 'hook-name',
    in: 'cloudFormation',
    title: 'a role that is not in the template',
    replace: [['!GetAtt CodeDeployRole.Arn', 'arn:aws:iam::111122223333:role/deploy']],
    line: 'FunctionName: CodeDeployHook_orders-before',
    severity: 'info',
  },
  {
    rule: 'hook-name',
    in: 'sam',
    title: 'a hook of another stack',
    replace: [['PreTraffic: !Ref Before', 'PreTraffic: CodeDeployHook_of-all']],
    line: 'PreTraffic:',
    severity: 'info',
    message: 'anything about the hook for BeforeAllowTraffic',
  },
  {
    rule: 'report-permission',
    in: 'sam',
    title: 'no statement',
    replace: [[samPut, samRead]],
    line: 'Policies:',
  },
  {
    rule: 'report-permission',
    in: 'sam',
    title: 'on another deployment group',
    replace: [
      [
        `${batchGet}:${samGroup}/\${OrdersDeploymentGroup}`,
        `${batchGet}:${samGroup}/\${BeforeDeploymentGroup}`,
      ],
    ],
    line: '          - Effect: Allow',
    message: 'is about another resource',
  },
  {
    rule: 'report-permission',
    in: 'sam',
    title: 'a policy that is not in the template',
    replace: [
      [samPut, samRead],
      [
        '        - !Ref FindOutAndReport\n',
        '        - !Ref FindOutAndReport\n        - arn:aws:iam::111122223333:policy/report\n',
      ],
    ],
    line: '  Before:',
    severity: 'info',
    message: "the policy 'arn:aws:iam::111122223333:policy/report' is not in this template",
  },
  {
    rule: 'report-permission',
    in: 'cloudFormation',
    title: 'no statement',
    replace: [[`                  - ${put}\n`, '']],
    line: '  HookRole:',
  },
  {
    rule: 'report-permission',
    in: 'cloudFormation',
    title: 'a statement with a condition',
    replace: [
      [
        '                Resource: !Sub arn:aws:codedeploy:${AWS::Region}:${AWS::AccountId}:deploymentgroup:${Application}/${Group}\n              - Effect',
        "                Resource: '*'\n                Condition: { Bool: { 'aws:SecureTransport': true } }\n              - Effect",
      ],
    ],
    line: '  Before:',
    severity: 'info',
    message: "has a 'Condition'",
  },
  {
    rule: 'invoke-permission',
    in: 'sam',
    title: 'no statement',
    replace: [[tryVersion, '']],
    line: 'Policies:',
    message: 'which smokeInvoke needs',
  },
  {
    rule: 'invoke-permission',
    in: 'sam',
    title: '$LATEST instead of the version',
    replace: [['Resource: !Ref Orders.Version', 'Resource: !GetAtt Orders.Arn']],
    line: '            - Effect: Allow',
    message: "on a version of 'Orders'",
  },
  {
    rule: 'invoke-permission',
    in: 'sam',
    title: 'the version instead of the alias, after the shift',
    replace: [['Resource: !Sub ${Orders.Arn}:live\n', 'Resource: !Ref Orders.Version\n']],
    line: '            - Effect: Allow',
    message: "on the alias 'live' of 'Orders'",
  },
  {
    rule: 'invoke-permission',
    in: 'sam',
    title: 'only the new version, for a comparison with the one in production',
    replace: [
      [
        '[{ "smokeInvoke": { "payload": {} } }]',
        '[{ "latencyBudget": { "payload": {}, "thresholds": ["p(95)<=+10%"] } }]',
      ],
    ],
    line: '            - Effect: Allow',
    message: 'in production',
  },
  {
    rule: 'invoke-permission',
    in: 'cloudFormation',
    title: 'a statement that denies it',
    replace: [
      [
        '              - Effect: Allow\n                Action: lambda:InvokeFunction',
        "              - { Effect: Deny, Action: 'lambda:*', Resource: '*' }\n              - Effect: Allow\n                Action: lambda:InvokeFunction",
      ],
    ],
    line: 'Effect: Deny',
  },
  {
    rule: 'invoke-permission',
    in: 'cloudFormation',
    title: 'another function',
    replace: [['[!Ref OrdersVersion, !GetAtt Failed.Arn]', '!GetAtt Failed.Arn']],
    line: '              - Effect: Allow',
  },
  {
    rule: 'report-permission',
    in: 'cloudFormation',
    title: 'a permissions boundary of another stack',
    replace: [
      [
        '  HookRole:\n    Type: AWS::IAM::Role\n    Properties:\n',
        '  HookRole:\n    Type: AWS::IAM::Role\n    Properties:\n      PermissionsBoundary: arn:aws:iam::111122223333:policy/limit\n',
      ],
    ],
    line: '  Before:',
    severity: 'info',
    message: 'of its permissions boundary',
  },
  {
    rule: 'report-permission',
    in: 'sam',
    title: 'a permissions boundary that does not allow it',
    replace: [
      [
        '      Timeout: 60\n',
        '      Timeout: 60\n      PermissionsBoundary: arn:aws:iam::aws:policy/AWSLambda_FullAccess\n',
      ],
    ],
    line: '      Policies:',
  },
  {
    rule: 'invoke-permission',
    in: 'cloudFormation',
    title: 'a resource policy for a role',
    replace: [
      ['Resource: [!Ref OrdersVersion, !GetAtt Failed.Arn]', 'Resource: !GetAtt Failed.Arn'],
      ['Action: lambda:InvokeFunction', 'Action: lambda:GetFunction'],
      [
        'Resources:\n',
        'Resources:\n  Invoke: { Type: AWS::Lambda::Permission, Properties: { FunctionName: !Ref OrdersVersion, Action: lambda:InvokeFunction, Principal: !GetAtt HookRole.Arn } }\n',
      ],
    ],
    line: '  Before:',
    severity: 'info',
    message: "the resource policy 'Invoke' may allow it",
  },
];
