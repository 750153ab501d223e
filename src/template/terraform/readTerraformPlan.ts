import { buildTemplate } from '../buildTemplate.ts';
import { member, memberAt, type MapNode, type TemplateNode } from '../source/node.ts';
import { readNodes } from '../source/readNodes.ts';
import type { Template } from '../template.ts';
import { mapNode, refNode } from './planNodes.ts';
import { planResources, type PlanResource } from './planResource.ts';
import { converters } from './resourceNodes.ts';

/** Whether data are what `terraform show -json` prints of a plan. */
export const isTerraformPlan = (root: TemplateNode): boolean =>
  member(root, 'planned_values') !== undefined && member(root, 'terraform_version') !== undefined;

/**
 * Reads the plan of Terraform as the model of a CloudFormation template. A resource has its address as logical ID,
 * `aws_lambda_function.hook["before"]`, and its place in the JSON. Terraform has no deployments: each alias is taken
 * for one of the only deployment group, or of the group with its function's name, and a function for its hook if its
 * name begins with `CodeDeployHook_` or if it has a handler of the layer.
 */
export function readTerraformPlan(path: string, text: string): Template {
  const root = readNodes(path, text);
  const planned = planResources(root);
  const resources: Record<string, TemplateNode> = {};
  for (const one of planned.values()) {
    const [type, convert] = converters[one.type] ?? [];
    if (type === undefined || convert === undefined) continue;
    const properties = convert(one, planned);
    const policy = one.type === 'aws_lambda_alias' ? updatePolicy(one, planned) : undefined;
    resources[one.address] = mapNode(one.at, {
      Type: { kind: 'scalar', value: type, text: type, at: one.at },
      Properties: mapNode(one.at, properties),
      UpdatePolicy: policy && mapNode(one.at, { CodeDeployLambdaAliasUpdate: policy }),
    });
  }
  const template = mapNode(
    { line: 1, column: 1 },
    { Resources: mapNode({ line: 1, column: 1 }, resources) },
  );
  return buildTemplate(path, template, { showOpenValues: true });
}

const textAt = (one: PlanResource, ...path: string[]): string => {
  const node = memberAt(one.values, ...path);
  return node?.kind === 'scalar' ? node.text : '';
};

/** What CloudFormation would have as the alias's `UpdatePolicy`. */
function updatePolicy(
  alias: PlanResource,
  planned: ReadonlyMap<string, PlanResource>,
): MapNode | undefined {
  const all = [...planned.values()];
  const groups = all.filter(({ type }) => type === 'aws_codedeploy_deployment_group');
  const name = textAt(alias, 'function_name');
  const group =
    groups.length === 1
      ? groups[0]
      : groups.find((one) =>
          [textAt(one, 'app_name'), textAt(one, 'deployment_group_name')].includes(name),
        );
  if (group === undefined) return undefined;
  const app = all.find(
    (one) => one.type === 'aws_codedeploy_app' && textAt(one, 'name') === textAt(group, 'app_name'),
  );
  const hooks = all.filter(isHook);
  const hookOf = (isAfter: boolean): TemplateNode | undefined => {
    const found = hooks.find((one) => runsAfter(one) === isAfter);
    return found && refNode(found.address, found.at);
  };
  return mapNode(alias.at, {
    ApplicationName: app ? refNode(app.address, alias.at) : member(group.values, 'app_name'),
    DeploymentGroupName: refNode(group.address, alias.at),
    BeforeAllowTrafficHook: hookOf(false),
    AfterAllowTrafficHook: hookOf(true),
  });
}

const isHook = (one: PlanResource): boolean =>
  one.type === 'aws_lambda_function' &&
  (textAt(one, 'function_name').startsWith('CodeDeployHook_') ||
    /^\/opt\/nodejs\/allow-traffic\.(?!reportFailedDelivery)/.test(textAt(one, 'handler')));

const runsAfter = (one: PlanResource): boolean =>
  /after|post/i.test(`${one.address} ${textAt(one, 'function_name')} ${textAt(one, 'handler')}`);
