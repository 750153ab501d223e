import { resolve } from 'node:path';
import type { TemplateDeployment, TemplateFunction } from '../../../template/template.ts';
import type { FunctionCode } from '../../lambda/lambdaStandIn.ts';
import { folderOf, noteAt, type CurrentTemplate, type PlanContext } from '../planContext.ts';
import { planFunction } from '../planFunction.ts';
import { RehearsalFileError } from '../../file/rehearsalFileError.ts';
import { renameError } from './renameError.ts';

/**
 * The deployments of aliases that exist in the version in production. CloudFormation creates a new alias
 * without a deployment, so the user is told. Throws if none is left.
 */
export function existingDeployments(
  context: PlanContext,
  deployments: readonly TemplateDeployment[],
): readonly TemplateDeployment[] {
  const { current, template } = context;
  if (current === undefined) return deployments;
  const left = deployments.filter((deployment) => {
    const what = whatIsNew(current, deployment);
    if (what === undefined) return true;
    const why = 'CloudFormation creates its alias without a deployment, so it is not rehearsed';
    noteAt(context, deployment.functionId.at, `${what} is not in ${current.label}: ${why}.`);
    return false;
  });
  if (left.length > 0) return left;
  const [first] = deployments;
  const what = first && whatIsNew(current, first);
  const message = `${what ?? 'it'} is not in ${current.label}; CloudFormation creates its alias without a deployment, so there is nothing to rehearse`;
  throw new RehearsalFileError(template.path, first?.functionId.at, message);
}

/** What a deployment needs and the version in production does not have. */
function whatIsNew(
  { template }: CurrentTemplate,
  { functionId, alias }: TemplateDeployment,
): string | undefined {
  if (!functionId.known) return undefined;
  const id = functionId.value;
  const fn = template.functions.find(({ logicalId }) => logicalId === id);
  if (fn === undefined) return `'${id}'`;
  if (fn.type !== 'serverless' || !alias.known) return undefined;
  const { autoPublishAlias } = fn;
  if (autoPublishAlias?.known === false || autoPublishAlias?.value === alias.value) {
    return undefined;
  }
  return `the alias '${alias.value}' of '${id}'`;
}

/** How to run the version in production of a function that {@link existingDeployments} left. */
export async function planCurrent(
  context: PlanContext,
  current: CurrentTemplate,
  { logicalId }: TemplateFunction,
): Promise<FunctionCode | undefined> {
  const { template, prepare, rename } = current;
  const fn = template.functions.find((one) => one.logicalId === logicalId);
  if (fn === undefined) return undefined;
  const own: PlanContext = { ...context, template, notes: [] };
  try {
    if (fn.code.kind === 'path') await prepare(resolve(folderOf(own), fn.code.path));
    return await planFunction(own, fn);
  } catch (error) {
    throw renameError(rename, error);
  } finally {
    const said = new Set(context.notes.map(sentenceOf));
    context.notes.push(...own.notes.filter((note) => !said.has(sentenceOf(note))).map(rename));
  }
}

/** A note without its place. */
const sentenceOf = (note: string): string => note.replace(/^.*?:\d+:\d+: /, '');
