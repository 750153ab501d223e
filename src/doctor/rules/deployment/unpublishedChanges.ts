import { booleanValue, textValues } from '../../../template/value.ts';
import { intrinsicOf, member, memberAt, type TemplateNode } from '../../../template/source/node.ts';
import type { TemplateDeployment, TemplateFunction } from '../../../template/template.ts';
import { targetOf } from '../../model/findHooks.ts';
import type { DoctorModel } from '../../model/doctorModel.ts';
import { placeOf, property } from '../../model/places.ts';
import type { Problem, Rule } from '../../rule.ts';

/** Without a new version there is no deployment, and no hook runs. */
export const unpublishedChanges: Rule = {
  id: 'unpublished-changes',
  severity: 'warning',
  title: 'A change reaches production without a deployment.',
  looksAt:
    "SAM's functions with a gradual deployment. Without `AutoPublishAliasAllProperties`, SAM publishes a version only for changes of the code, `Environment`, `MemorySize` and `SnapStart`: not for a new layer. It never does for the new value of a parameter, because it compares the `!Ref`.",
  whatToDo:
    'Set `AutoPublishAliasAllProperties: true`, and `PublishLambdaVersion: true` on layers of the template. For parameters, change something else with them, for example `AutoPublishCodeSha256`.',
  forms: ['sam'],
  check: (model) => model.deployments.flatMap((deployment) => judge(model, deployment)),
};

function judge(model: DoctorModel, deployment: TemplateDeployment): Problem[] {
  const fn = targetOf(model.template, deployment);
  if (fn?.type !== 'serverless') return [];
  const all = booleanValue(property(model, fn, 'AutoPublishAliasAllProperties'));
  const isAll = all?.known === true && all.value;
  const layers = textValues(property(model, fn, 'Layers'));
  const problems: Problem[] = [];
  const silent = isAll
    ? layers.filter(({ resource }) => isSilentLayer(model, resource?.logicalId))
    : layers;
  if (silent.length > 0) {
    const what = isAll ? "of a layer without 'PublishLambdaVersion'" : 'of its layers';
    const message = `a change ${what} publishes no version of '${fn.logicalId}', so it has no deployment`;
    problems.push({ at: placeOf(model, fn, 'Layers'), message });
  }
  return [...problems, ...parameters(model, fn)];
}

function isSilentLayer({ resources }: DoctorModel, logicalId: string | undefined): boolean {
  const layer = logicalId === undefined ? undefined : resources.get(logicalId);
  if (layer?.type !== 'AWS::Serverless::LayerVersion') return false;
  const publishes = booleanValue(member(layer.properties, 'PublishLambdaVersion'));
  return publishes === undefined || (publishes.known && !publishes.value);
}

/** Variables that are the value of a parameter. */
function parameters({ resources, template }: DoctorModel, fn: TemplateFunction): Problem[] {
  const variables = memberAt(resources.get(fn.logicalId)?.written, 'Environment', 'Variables');
  if (variables?.kind !== 'map') return [];
  const found = [...variables.entries].filter(([, { value }]) =>
    isParameter(value, template.parameters),
  );
  const [first] = found;
  if (first === undefined) return [];
  const names = found.map(([name]) => `'${name}'`).join(', ');
  const message = `another value of a parameter in ${names} publishes no version of '${fn.logicalId}', so it has no deployment`;
  return [{ at: first[1].at, message }];
}

function isParameter(node: TemplateNode, declared: readonly string[]): boolean {
  const call = intrinsicOf(node);
  return (
    call?.name === 'Ref' && call.argument.kind === 'scalar' && declared.includes(call.argument.text)
  );
}
