import type { Mistake } from './mistake.ts';

/** The hook after the shift, as the plan has it, with some lines replaced. */
const hook = (changes: Readonly<Record<string, string>>): [string, string] => {
  const lines = [
    '"function_name": "CodeDeployHook_orders-after",',
    '"handler": "index.handler",',
    '"memory_size": 256,',
    '"package_type": "Zip",',
    '"publish": false,',
    '"reserved_concurrent_executions": -1,',
    '"runtime": "nodejs22.x",',
    '"skip_destroy": false,',
    '"timeout": 60',
  ];
  const joined = (list: readonly string[]): string => list.join('\n            ');
  const changed = lines.map((line) => {
    const name = /^"(\w+)/.exec(line)?.[1] ?? '';
    return changes[name] === undefined ? line : line.replace(/: .*?(,?)$/, `: ${changes[name]}$1`);
  });
  return [joined(lines), joined(changed)];
};

const layer = '"/opt/nodejs/allow-traffic.afterAllowTraffic"';
/** Variables take the place of an argument that no rule looks at. */
const variables = (text: string): string => `false, "environment": [{ "variables": ${text} }]`;

/** The same mistakes in a plan of examples/terraform. */
export const terraformMistakes: readonly Mistake[] = (
  [
    {
      rule: 'hook-name',
      title: 'a role that may invoke nothing',
      replace: [['AWSCodeDeployRoleForLambdaLimited', 'AWSLambdaBasicExecutionRole']],
      line: '',
      message: "CodeDeploy's role may not invoke it",
    },
    {
      rule: 'hook-name',
      title: 'a name without the prefix',
      replace: [hook({ handler: layer, function_name: '"orders-after"' })],
      line: '',
      message: "is named 'orders-after'",
    },
    {
      rule: 'report-permission',
      title: 'no statement',
      replace: [
        [
          '                  "codedeploy:ListDeploymentTargets",\n                  "codedeploy:PutLifecycleEventHookExecutionStatus"',
          '                  "codedeploy:ListDeploymentTargets"',
        ],
      ],
      line: '',
    },
    {
      rule: 'discovery-permissions',
      title: 'nothing about the deployment',
      replace: [
        hook({ handler: layer }),
        ['"codedeploy:GetDeployment",', '"codedeploy:GetApplication",'],
      ],
      line: '',
    },
    {
      rule: 'wide-permissions',
      title: 'everything',
      replace: [['"codedeploy:BatchGetDeploymentTargets",', '"codedeploy:*",']],
      line: '{',
      severity: 'warning',
    },
    {
      rule: 'hook-timeout',
      title: "Lambda's default",
      replace: [hook({ timeout: '3' })],
      line: '',
      severity: 'warning',
    },
    {
      rule: 'isolated-memory',
      title: 'too little',
      replace: [hook({ handler: layer, memory_size: '128' })],
      line: '',
      severity: 'warning',
    },
    {
      rule: 'layer-runtime',
      title: 'an older Node.js',
      replace: [hook({ handler: layer, runtime: '"nodejs20.x"' })],
      line: '"runtime": "nodejs20.x"',
    },
    {
      rule: 'check-mistakes',
      title: 'an unknown check',
      replace: [
        hook({
          handler: layer,
          publish: variables('{ "ALLOW_TRAFFIC_CHECKS": "[{ \\"smoke\\": {} }]" }'),
        }),
      ],
      line: 'ALLOW_TRAFFIC_CHECKS',
    },
    {
      rule: 'stale-version',
      title: 'a target that is a version number',
      replace: [
        hook({ handler: layer, publish: variables('{ "ALLOW_TRAFFIC_TARGET": "orders:7" }') }),
      ],
      line: 'orders:7',
    },
    {
      rule: 'reserved-concurrency',
      title: 'a hook that never runs',
      replace: [hook({ reserved_concurrent_executions: '0' })],
      line: '',
    },
    {
      rule: 'vpc-without-route',
      title: 'subnets that are not in the plan',
      replace: [hook({ publish: 'false, "vpc_config": [{ "subnet_ids": ["subnet-1"] }]' })],
      line: '',
      severity: 'info',
    },
    {
      rule: 'on-failure-destination',
      title: 'none',
      replace: [['"destination_config"', '"other_config"']],
      line: '',
      severity: 'info',
    },
    {
      rule: 'no-alarms',
      title: 'switched off',
      replace: [
        ['"enabled": true,\n                "ignore', '"enabled": false,\n                "ignore'],
      ],
      line: '',
      severity: 'warning',
    },
    {
      rule: 'alarm-target',
      title: 'another function',
      replace: [['"FunctionName": "orders"', '"FunctionName": "payments"']],
      line: 'payments',
      severity: 'warning',
    },
    {
      rule: 'alarm-metric',
      title: 'a name that Lambda does not have',
      replace: [['"metric_name": "Errors"', '"metric_name": "Error"']],
      line: '"metric_name": "Error"',
    },
    {
      rule: 'alarm-missing-data',
      title: 'no traffic counts as bad',
      replace: [['notBreaching', 'breaching']],
      line: 'breaching',
      severity: 'warning',
    },
    {
      rule: 'deprecated-runtime',
      title: 'one that Lambda does not update any more',
      replace: [hook({ runtime: '"nodejs12.x"' })],
      line: 'nodejs12.x',
    },
  ] as const
).map((mistake) => ({ in: 'terraform' as const, ...mistake }));
