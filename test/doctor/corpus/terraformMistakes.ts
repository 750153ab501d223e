import type { Mistake } from './mistake.ts';
import { hook, readsCode } from './terraformHook.ts';

const after = String.raw`"address": "aws_lambda_function.hook[\"after\"]"`;
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
      rule: 'report-permission',
      title: 'a permissions boundary that is not in the plan',
      replace: [
        [
          '"name": "orders-after",',
          '"name": "orders-after", "permissions_boundary": "arn:aws:iam::111122223333:policy/limit",',
        ],
      ],
      line: after,
      severity: 'info',
      message: 'of its permissions boundary',
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
      rule: 'invoke-permission',
      title: 'no statement',
      replace: [
        hook({ handler: layer }),
        ['"actions": ["lambda:InvokeFunction"]', '"actions": ["lambda:GetFunction"]'],
      ],
      line: '{',
      message: "on the alias 'live' of 'aws_lambda_function.orders'",
    },
    {
      rule: 'check-permissions',
      title: 'the weights after the shift',
      replace: [hook({ handler: layer }), ['"lambda:GetAlias"', '"lambda:GetPolicy"']],
      line: String.raw`"address": "aws_iam_role.hook[\"after\"]"`,
      message: 'seeing where traffic goes',
    },
    {
      rule: 'hook-guards-itself',
      title: 'an alias of the hook',
      replace: [
        [
          '        {\n          "address": "aws_lambda_function.failed_delivery",',
          `        {
          "address": "aws_lambda_alias.hook",
          "mode": "managed",
          "type": "aws_lambda_alias",
          "name": "hook",
          "values": { "function_name": "CodeDeployHook_orders-after", "name": "live" }
        },
        {
          "address": "aws_lambda_function.failed_delivery",`,
        ],
      ],
      line: after,
      message: 'guards its own deployment',
    },
    {
      rule: 'async-retries',
      title: 'no retry and nobody else who reports',
      replace: [
        ['"destination_config"', '"other_config"'],
        ['"maximum_retry_attempts": 2', '"maximum_retry_attempts": 0'],
      ],
      line: '"maximum_retry_attempts": 0',
      severity: 'warning',
    },
    {
      rule: 'tests-latest',
      title: 'an ARN without a version',
      replace: [
        hook({
          publish: variables(
            '{ "ALLOW_TRAFFIC_TARGET": "arn:aws:lambda:eu-west-1:111122223333:function:orders" }',
          ),
        }),
      ],
      line: 'ALLOW_TRAFFIC_TARGET',
      severity: 'warning',
    },
    {
      rule: 'too-many-alarms',
      title: 'eleven',
      replace: [
        ['["orders-live-errors"]', '["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"]'],
      ],
      line: '"alarms": ["a"',
    },
    {
      rule: 'handler-missing',
      title: 'no such file in the archive',
      replace: [hook({}), readsCode],
      line: '"handler": "index.handler"',
      message: 'there is no index{.js',
    },
    {
      rule: 'vpc-without-route',
      title: 'a VPC of the plan',
      replace: [
        hook({ publish: 'false, "vpc_config": [{}]' }),
        [
          '        {\n          "address": "aws_lambda_function.failed_delivery",',
          `        { "address": "aws_subnet.own", "mode": "managed", "type": "aws_subnet", "name": "own", "values": {} },
        {
          "address": "aws_lambda_function.failed_delivery",`,
        ],
        [
          '            "function_name": {\n              "references": ["each.value"]\n            },\n            "handler"',
          '            "vpc_config": [{ "subnet_ids": { "references": ["aws_subnet.own.id", "aws_subnet.own"] } }],\n            "handler"',
        ],
      ],
      line: after,
      message: 'codedeploy and lambda',
    },
    {
      rule: 'deprecated-runtime',
      title: 'one that Lambda does not update any more',
      replace: [hook({ runtime: '"nodejs12.x"' })],
      line: 'nodejs12.x',
    },
  ] as const
).map((mistake) => ({ in: 'terraform' as const, ...mistake }));
