import { actionsOf, discoveryActions, type UsedCheck } from '../../policy/neededActions.ts';

/** What the code that a CDK app needs depends on. */
export interface CdkSnippet {
  /** The variables of the app; `group` if it has a deployment group. */
  readonly alias: string;
  readonly group: string | undefined;
  /** The files of the hook and of its on-failure destination, relative to the app. */
  readonly hookFile: string;
  readonly failedDeliveryFile: string;
  readonly checks: readonly UsedCheck[];
}

/** The code that adds a hook to a stack. An existing deployment group only gets the hook. */
export function cdkSnippet(snippet: CdkSnippet): string {
  const { alias, group, hookFile, failedDeliveryFile } = snippet;
  return `${imports(group !== undefined)}

const failedDelivery = new NodejsFunction(this, 'FailedDelivery', {
  entry: '${failedDeliveryFile}',
  runtime: Runtime.NODEJS_24_X,
  timeout: Duration.seconds(30),
});
const before = new NodejsFunction(this, 'BeforeAllowTraffic', {
  entry: '${hookFile}',
  runtime: Runtime.NODEJS_24_X,
  timeout: Duration.seconds(60),
  memorySize: 256,
  // Reports Failed if the hook never could.
  onFailure: new LambdaDestination(failedDelivery),
});
${group === undefined ? newGroup(alias) : `${group}.addPreHook(before);\n`}${permissions(snippet)}`;
}

const imports = (hasGroup: boolean): string =>
  [
    "import { Duration } from 'aws-cdk-lib';",
    hasGroup
      ? ''
      : "import { LambdaDeploymentConfig, LambdaDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';",
    "import { PolicyStatement } from 'aws-cdk-lib/aws-iam';",
    "import { Runtime } from 'aws-cdk-lib/aws-lambda';",
    "import { LambdaDestination } from 'aws-cdk-lib/aws-lambda-destinations';",
    "import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';",
  ]
    .filter((line) => line !== '')
    .join('\n');

const newGroup = (
  alias: string,
): string => `// The function's name as text: an alarm on the alias itself would be a circular dependency.
const { functionName } = ${alias}.lambda;
const errors = ${alias}.lambda
  .metricErrors({
    period: Duration.minutes(1),
    dimensionsMap: {
      FunctionName: functionName,
      Resource: \`\${functionName}:\${${alias}.aliasName}\`,
    },
  })
  .createAlarm(this, 'AliasErrors', { threshold: 1, evaluationPeriods: 1 });
const group = new LambdaDeploymentGroup(this, 'DeploymentGroup', {
  alias: ${alias},
  alarms: [errors],
  deploymentConfig: LambdaDeploymentConfig.LINEAR_10PERCENT_EVERY_1MINUTE,
  preHook: before,
});
`;

function permissions({ alias, group = 'group', checks }: CdkSnippet): string {
  const places: Readonly<Record<string, string>> = {
    deploymentGroup: `${group}.deploymentGroupArn`,
    application: `${group}.application.applicationArn`,
    version: `${alias}.version.functionArn`,
    anyVersion: `\`\${${alias}.lambda.functionArn}:*\``,
  };
  const needs = [
    ...discoveryActions,
    ...checks.flatMap((check) => actionsOf(check, 'BeforeAllowTraffic')),
  ];
  const actions = new Map<string, Set<string>>();
  for (const { action, on } of needs) actions.set(on, (actions.get(on) ?? new Set()).add(action));
  const calls = [...actions].map(
    ([on, names]) => `before.addToRolePolicy(
  new PolicyStatement({
    actions: [${[...names].map((name) => `'${name}'`).join(', ')}],
    resources: [${places[on] ?? `${alias}.lambda.functionArn`}],
  }),
);
`,
  );
  return `// The group lets the hook report. These let it find out what is deployed, and try it.
${group}.grantPutLifecycleEventHookExecutionStatus(failedDelivery);
${calls.join('')}`;
}
