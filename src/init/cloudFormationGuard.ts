import { intrinsicOf, member, memberAt, type TemplateNode } from '../template/source/node.ts';
import type { PlacedResource } from '../template/template.ts';
import { cloudFormationAdditions } from './additions/cloudFormationAdditions.ts';
import type { OwnAlias } from './additions/deploymentGroup.ts';
import type { Addition } from './edit/addToTemplate.ts';
import { InitError } from './initError.ts';
import type { GuardRequest } from './additions/guardRequest.ts';
import { aliasesOf } from './project/chooseFunction.ts';

/** What a function with an `AWS::Lambda::Alias` needs so that a deployment of the alias is guarded. */
export function cloudFormationGuard(request: GuardRequest): Addition[] {
  const alias = chooseAlias(request);
  const update = memberAt(alias.node, 'UpdatePolicy', 'CodeDeployLambdaAliasUpdate');
  const group = update && {
    application: textInSub(request, update, 'ApplicationName'),
    name: textInSub(request, update, 'DeploymentGroupName'),
  };
  const name = member(alias.properties, 'Name');
  const own: OwnAlias = {
    logicalId: alias.logicalId,
    version: versionOf(alias),
    hasUpdatePolicy: member(alias.node, 'UpdatePolicy') !== undefined,
    group,
  };
  return cloudFormationAdditions(
    { ...request, alias: name?.kind === 'scalar' ? name.text : 'live' },
    own,
  );
}

function chooseAlias({ template, fn, givenAlias }: GuardRequest): PlacedResource {
  const aliases = aliasesOf(template, fn);
  const named = aliases.map((alias) => ({ alias, name: nameOf(alias) }));
  const matching = named.filter(({ name }) => givenAlias === undefined || name === givenAlias);
  const [only] = matching;
  if (matching.length === 1 && only) return only.alias;
  const names = named.map(({ name }) => name).join(', ');
  const message =
    aliases.length === 0
      ? `'${fn.logicalId}' has no alias, and CloudFormation publishes a version only once; add an AWS::Lambda::Version and an AWS::Lambda::Alias, or use AWS::Serverless::Function, which publishes one with each change`
      : matching.length === 0
        ? `'${fn.logicalId}' has no alias '${givenAlias ?? ''}'; expected one of ${names}`
        : `'${fn.logicalId}' has several aliases: ${names}; choose one with --alias`;
  throw new InitError(template.path, fn.at, message);
}

function nameOf({ logicalId, properties }: PlacedResource): string {
  const name = member(properties, 'Name');
  return name?.kind === 'scalar' ? name.text : logicalId;
}

/** The logical ID of the version that an alias points to. The evaluated value would name its function. */
function versionOf({ written }: PlacedResource): string | undefined {
  const node = member(written, 'FunctionVersion');
  const intrinsic = node && intrinsicOf(node);
  if (intrinsic?.name !== 'Fn::GetAtt') return undefined;
  const { argument } = intrinsic;
  const [first] = argument.kind === 'list' ? argument.items : [argument];
  return first?.kind === 'scalar' ? first.text.split('.')[0] : undefined;
}

/** A name as it stands in `!Sub`. */
function textInSub({ template }: GuardRequest, update: TemplateNode, key: string): string {
  const node = member(update, key);
  const intrinsic = node && intrinsicOf(node);
  if (node?.kind === 'scalar') return node.text.replaceAll('${', '${!');
  if (intrinsic?.name === 'Ref' && intrinsic.argument.kind === 'scalar') {
    return `\${${intrinsic.argument.text}}`;
  }
  const message = `init cannot name the deployment group in the hook's permissions: '${key}' is neither a text nor a Ref`;
  throw new InitError(template.path, node?.at ?? update.at, message);
}
