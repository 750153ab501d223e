import { suggest } from '../../lib/suggest.ts';
import { member, referenceOf } from '../../template/source/node.ts';
import type {
  PlacedResource,
  Template,
  TemplateDeployment,
  TemplateFunction,
} from '../../template/template.ts';
import type { Value } from '../../template/value.ts';
import { InitError } from '../initError.ts';

/** A function to guard, and the deployment that it has already. */
export interface Chosen {
  readonly fn: TemplateFunction;
  readonly deployment?: TemplateDeployment;
  /** Its hook before the shift, if it has one: then there is nothing to do. */
  readonly hook?: string;
}

/** Which function to guard. Throws an {@link InitError} if that is not clear. */
export function chooseFunction(template: Template, given: string | undefined): Chosen {
  const fail = (message: string): never => {
    throw new InitError(template.path, undefined, message);
  };
  const all = template.functions.filter((fn) => !isHelper(template, fn));
  const ids = all.map(({ logicalId }) => logicalId);
  if (given !== undefined) {
    const found = all.find(({ logicalId }) => logicalId === given);
    return found
      ? withDeployment(template, found)
      : fail(`there is no function '${given}' to guard${suggest(given, ids)}`);
  }
  const chosen = all.map((fn) => withDeployment(template, fn));
  const guarded = chosen.find(({ hook }) => hook !== undefined);
  if (guarded) return guarded;
  const withAlias = chosen.filter(({ fn, deployment }) => deployment ?? hasAlias(template, fn));
  const candidates = withAlias.length > 0 ? withAlias : chosen;
  const [only] = candidates;
  if (only === undefined) return fail('there is no function to guard');
  if (candidates.length === 1) return only;
  const names = candidates.map(({ fn }) => `${fn.logicalId} (line ${fn.at.line})`);
  const shown = names.length > 10 ? [...names.slice(0, 10), '...'] : names;
  return fail(
    `there are ${names.length} functions to guard: ${shown.join(', ')}; choose one with --function`,
  );
}

const hasAlias = (template: Template, fn: TemplateFunction): boolean =>
  fn.autoPublishAlias !== undefined || aliasesOf(template, fn).length > 0;

/** The aliases of CloudFormation that point to a function. */
export const aliasesOf = (template: Template, { logicalId }: TemplateFunction): PlacedResource[] =>
  template.resources().filter(({ type, properties }) => {
    if (type !== 'AWS::Lambda::Alias') return false;
    return referenceOf(member(properties, 'FunctionName'))?.logicalId === logicalId;
  });

/** Whether a function belongs to a deployment, as its hook or as the destination of one. */
function isHelper({ deployments, eventInvokeConfigs }: Template, fn: TemplateFunction): boolean {
  const named = [
    ...deployments.flatMap(({ beforeAllowTraffic, afterAllowTraffic }) => [
      beforeAllowTraffic,
      afterAllowTraffic,
    ]),
    ...eventInvokeConfigs.flatMap(({ onFailure, onSuccess }) => [onFailure, onSuccess]),
  ];
  const isNamed = named.some((value) => value?.resource?.logicalId === fn.logicalId);
  return isNamed || (fn.name.known && fn.name.value.startsWith('CodeDeployHook_'));
}

function withDeployment(template: Template, fn: TemplateFunction): Chosen {
  const deployment = template.deployments.find(
    ({ functionId }) => functionId.known && functionId.value === fn.logicalId,
  );
  const before = deployment?.beforeAllowTraffic;
  if (deployment === undefined) return { fn };
  return { fn, deployment, ...(before && { hook: nameOf(before) }) };
}

const nameOf = (hook: Value<string>): string =>
  hook.resource?.logicalId ?? (hook.known ? hook.value : 'a hook');
