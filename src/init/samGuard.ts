import { intrinsicOf, member, memberAt, type TemplateNode } from '../template/source/node.ts';
import { samAdditions } from './additions/samAdditions.ts';
import type { Addition } from './edit/addToTemplate.ts';
import { InitError } from './initError.ts';
import type { GuardRequest } from './additions/guardRequest.ts';

/** What a function of SAM needs so that it is guarded. Its own properties win over `Globals`. */
export function samGuard(request: GuardRequest): Addition[] {
  const { template, resource, fn, givenAlias } = request;
  const written = member(resource?.written, 'DeploymentPreference');
  const own = memberAt(resource?.node, 'Properties', 'DeploymentPreference');
  for (const node of [own, member(own, 'Hooks')]) refuseIntrinsic(template.path, node);
  const alias = aliasOf(request);
  if (givenAlias !== undefined && alias !== givenAlias) {
    const message = `'${fn.logicalId}' publishes the alias '${alias}', not '${givenAlias}'`;
    throw new InitError(template.path, fn.autoPublishAlias?.at, message);
  }
  return samAdditions(
    { ...request, alias },
    {
      hasAlias: fn.autoPublishAlias !== undefined,
      hasPreference: own !== undefined,
      hasType: member(written, 'Type') !== undefined,
      hasHooks: member(own, 'Hooks') !== undefined,
      hasAlarms: member(written, 'Alarms') !== undefined,
      hasPassthrough: member(written, 'PassthroughCondition') !== undefined,
    },
  );
}

function aliasOf({ template, fn, givenAlias }: GuardRequest): string {
  const own = fn.autoPublishAlias;
  if (own === undefined) return givenAlias ?? 'live';
  if (own.known) return own.value;
  const message = `the alias of '${fn.logicalId}' is not known: ${own.reason}`;
  throw new InitError(template.path, own.at, message);
}

function refuseIntrinsic(path: string, node: TemplateNode | undefined): void {
  const name = node && intrinsicOf(node)?.name;
  if (node === undefined || name === undefined) return;
  const message = `init cannot add a hook to what '${name}' computes; add it to each branch by hand, see docs/deploying.md`;
  throw new InitError(path, node.at, message);
}
