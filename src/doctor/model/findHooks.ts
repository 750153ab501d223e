import { parseFunctionRef } from '../../model/functionRef.ts';
import type { Template, TemplateDeployment, TemplateFunction } from '../../template/template.ts';
import type { Value } from '../../template/value.ts';
import type { HookUse } from './doctorModel.ts';

/** A function, and the deployments that name it as their hook. */
export interface FoundHook {
  fn: TemplateFunction;
  uses: HookUse[];
}

/** The hooks of the template, in the order in which deployments name them. */
export function findHooks(
  template: Template,
  deployments: readonly TemplateDeployment[],
): FoundHook[] {
  const found = new Map<string, FoundHook>();
  for (const deployment of deployments) {
    const target = targetOf(template, deployment);
    for (const [event, named] of hooksOf(deployment)) {
      const fn = named && functionNamed(template, named);
      if (named === undefined || fn === undefined) continue;
      const hook = found.get(fn.logicalId) ?? { fn, uses: [] };
      hook.uses.push({ event, deployment, named, ...(target && { target }) });
      found.set(fn.logicalId, hook);
    }
  }
  return [...found.values()];
}

/** The hooks that a deployment names, with their events. */
export const hooksOf = (
  deployment: TemplateDeployment,
): readonly (readonly [HookUse['event'], Value<string> | undefined])[] => [
  ['BeforeAllowTraffic', deployment.beforeAllowTraffic],
  ['AfterAllowTraffic', deployment.afterAllowTraffic],
];

/** The function that is deployed. */
export const targetOf = (
  template: Template,
  { functionId }: TemplateDeployment,
): TemplateFunction | undefined =>
  functionId.known
    ? template.functions.find(({ logicalId }) => logicalId === functionId.value)
    : undefined;

/** The function of the template that a value refers to or names, with or without a qualifier. */
export function functionNamed(
  template: Template,
  value: Value<string>,
): TemplateFunction | undefined {
  const id = value.resource?.logicalId;
  const referred = template.functions.find(({ logicalId }) => logicalId === id);
  if (referred !== undefined || !value.known) return referred;
  const name = parseFunctionRef(value.value)?.name ?? nameInArn(value.value);
  return template.functions.find((fn) => fn.name.known && fn.name.value === name);
}

/** The name in an ARN with open values, or a bare name with some. */
const nameInArn = (text: string): string => /:function:([^:]+)/.exec(text)?.[1] ?? text;
