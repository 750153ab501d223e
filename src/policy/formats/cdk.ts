import type { PolicyResource, PolicyStatement } from '../statements.ts';
import { notes, type PolicyFormat } from './policyFormat.ts';

/** The variables that the text uses, and what they are. */
const variables: Readonly<Record<string, string>> = {
  hook: 'the function of the hook',
  group: 'its LambdaDeploymentGroup',
  alias: 'the Alias that is deployed',
  topic: 'the SNS topic',
};

/** TypeScript for a stack of the CDK. */
export const cdk: PolicyFormat = {
  namesVersion: () => true,
  write: (policies) => {
    const body = policies.map((policy) =>
      [`// ${policy.name}`, ...notes('//', policy), ...policy.statements.map(statementText)].join(
        '\n',
      ),
    );
    const used = Object.entries(variables).filter(([name]) =>
      body.some((text) => new RegExp(`\\b${name}\\.`).test(text)),
    );
    const placeholders = used.map(([name, what]) => `${name}: ${what}`);
    const head = [
      "import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';",
      '',
      ...placeholders.map((line) => `// ${line}`),
    ];
    return { text: `${head.join('\n')}\n\n${body.join('\n\n')}\n`, placeholders };
  },
};

const statementText = ({ sid, effect, actions, resources }: PolicyStatement): string =>
  [
    'hook.addToRolePolicy(',
    '  new PolicyStatement({',
    `    sid: '${sid}',`,
    ...(effect === 'Deny' ? ['    effect: Effect.DENY,'] : []),
    `    actions: [${actions.map((action) => `'${action}'`).join(', ')}],`,
    `    resources: [${[...new Set(resources.map(expression))].join(', ')}],`,
    '  }),',
    ');',
  ].join('\n');

function expression({ on, arn }: PolicyResource): string {
  switch (on) {
    case '*':
      return "'*'";
    case 'topic':
      return arn === undefined || arn.includes('${') ? 'topic.topicArn' : `'${arn}'`;
    case 'deploymentGroup':
      return 'group.deploymentGroupArn';
    case 'application':
      return 'group.application.applicationArn';
    case 'version':
      return 'alias.version.functionArn';
    case 'function':
      return 'alias.lambda.functionArn';
    // As text: the group needs the hook before the alias exists, so a reference to it would be circular.
    case 'alias':
      return '`${alias.lambda.functionArn}:${alias.aliasName}`';
    case 'anyVersion':
      return '`${alias.lambda.functionArn}:*`';
    case 'latest':
      return '`${alias.lambda.functionArn}:$LATEST`';
  }
}
