import type { KnownName } from '../deployedPlace.ts';
import type { PolicyResource, PolicyStatement } from '../statements.ts';
import { notes, type HookPolicy, type PolicyFormat } from './policyFormat.ts';

/** The variables that stand for what a plan does not tell. */
const variables: Readonly<Record<string, string>> = {
  deployment_group_arn: 'the ARN of the deployment group',
  application_arn: 'the ARN of the CodeDeploy application',
  function_arn: 'the ARN of the function that is deployed, without a version',
  version_arn: 'the ARN of the version that is deployed: its qualified_arn',
  alias_arn: 'the ARN of its alias',
  topic_arn: 'the ARN of the SNS topic',
};

/** An `aws_iam_policy_document` for each hook, in HCL. */
export const terraform: PolicyFormat = {
  namesVersion: () => true,
  write: (policies) => {
    const blocks = policies.map(documentText);
    const used = Object.entries(variables).filter(([name]) =>
      blocks.some((text) => text.includes(`var.${name}`)),
    );
    const placeholders = used.map(([name, what]) => `var.${name}: ${what}`);
    const head = placeholders.map((line) => `# ${line}\n`).join('');
    return { text: `${head}${head === '' ? '' : '\n'}${blocks.join('\n\n')}\n`, placeholders };
  },
};

const documentText = (policy: HookPolicy): string =>
  [
    ...notes('#', policy),
    `data "aws_iam_policy_document" "${labelOf(policy.name)}" {`,
    policy.statements.map(statementText).join('\n\n'),
    '}',
  ].join('\n');

/** `aws_lambda_function.hook["before"]` is `hook_before`. */
const labelOf = (name: string): string => {
  const label = name
    .replace(/^.*aws_lambda_function\./, '')
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
  return /^[A-Za-z]/.test(label) ? label : `hook_${label}`;
};

const statementText = ({ sid, effect, actions, resources }: PolicyStatement): string =>
  [
    '  statement {',
    `    sid       = "${sid}"`,
    ...(effect === 'Deny' ? ['    effect    = "Deny"'] : []),
    `    actions   = [${actions.map((action) => `"${action}"`).join(', ')}]`,
    `    resources = [${[...new Set(resources.map(expression))].join(', ')}]`,
    '  }',
  ].join('\n');

/** Whether a resource is one of a plan. */
const isAddress = (known: KnownName | undefined): known is { id: string } =>
  known?.id !== undefined && /(^|\.)aws_\w+\./.test(known.id);

function expression({ on, place, arn }: PolicyResource): string {
  const fn = isAddress(place.function) ? place.function.id : undefined;
  const functionArn = fn === undefined ? 'var.function_arn' : `${fn}.arn`;
  switch (on) {
    case '*':
      return '"*"';
    case 'topic':
      return arn === undefined || arn.includes('${') ? 'var.topic_arn' : `"${arn}"`;
    case 'deploymentGroup':
      return isAddress(place.group) ? `${place.group.id}.arn` : 'var.deployment_group_arn';
    case 'application':
      return isAddress(place.application) ? `${place.application.id}.arn` : 'var.application_arn';
    case 'version':
      return fn === undefined ? 'var.version_arn' : `${fn}.qualified_arn`;
    case 'function':
      return functionArn;
    case 'alias': {
      const { text = '' } = place.alias ?? {};
      return fn === undefined || text === '' ? 'var.alias_arn' : `"\${${functionArn}}:${text}"`;
    }
    case 'anyVersion':
      return `"\${${functionArn}}:*"`;
    case 'latest':
      return `"\${${functionArn}}:$LATEST"`;
  }
}
