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
export const cdkSnippet = (snippet: CdkSnippet): string =>
  snippet.group === undefined ? construct(snippet) : forGroup({ ...snippet, group: snippet.group });

/** The construct makes all that the hook needs. */
const construct = ({
  alias,
  hookFile,
}: CdkSnippet): string => `import { Duration } from 'aws-cdk-lib';
import { GuardedDeployment } from 'allow-traffic/cdk';

const errors = ${alias}
  .metricErrors({ period: Duration.minutes(1) })
  .createAlarm(this, 'AliasErrors', { threshold: 1, evaluationPeriods: 1 });
new GuardedDeployment(this, 'Deployment', {
  alias${alias === 'alias' ? '' : `: ${alias}`},
  before: '${hookFile}',
  alarms: [errors],
});
`;

type GroupSnippet = CdkSnippet & { readonly group: string };

const forGroup = (snippet: GroupSnippet): string => `import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { LambdaDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';

const failedDelivery = new NodejsFunction(this, 'FailedDelivery', {
  entry: '${snippet.failedDeliveryFile}',
  runtime: Runtime.NODEJS_24_X,
  timeout: Duration.seconds(30),
});
const before = new NodejsFunction(this, 'BeforeAllowTraffic', {
  entry: '${snippet.hookFile}',
  runtime: Runtime.NODEJS_24_X,
  timeout: Duration.seconds(60),
  memorySize: 256,
  // Reports Failed if the hook never could.
  onFailure: new LambdaDestination(failedDelivery),
});
${snippet.group}.addPreHook(before);
${permissions(snippet)}`;

function permissions({ alias, group, checks }: GroupSnippet): string {
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
