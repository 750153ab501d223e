import type { RehearsalPlan } from './file/plan/rehearsalPlan.ts';
import type { Rehearsal } from './openRehearsal.ts';
import { prepareStack, type PreparedStack } from './prepareStack.ts';
import { readRehearsal, readRehearsals } from './readRehearsal.ts';
import type { RehearsalResult } from './rehearsalResult.ts';
import type { RehearseOptions } from './rehearseOptions.ts';

/**
 * Performs the deployment of a rehearsal file, a SAM or CloudFormation template or a CDK assembly, or of a
 * value with the content of a rehearsal file. It starts a stand-in and closes it at the end. Resolves even
 * if the deployment Failed. Rejects with a `RehearsalFileError` if the file is wrong.
 */
export async function rehearse(
  given: Rehearsal,
  options: RehearseOptions = {},
): Promise<RehearsalResult> {
  const [result] = await rehearsePlans([await readRehearsal(given, options)], options);
  if (result === undefined) throw new Error('the plan has no deployment');
  return result;
}

/**
 * Performs what {@link rehearse} performs, and all deployments of a template: those of one stack start at
 * the same time, as CloudFormation starts them. The stacks of a CDK assembly follow one another. Resolves
 * with a result for each deployment, in the order of the template.
 */
export async function rehearseAll(
  given: Rehearsal,
  options: RehearseOptions = {},
): Promise<RehearsalResult[]> {
  return rehearsePlans(await readRehearsals(given, options), options);
}

async function rehearsePlans(
  plans: readonly RehearsalPlan[],
  options: RehearseOptions,
): Promise<RehearsalResult[]> {
  const stacks: PreparedStack[] = [];
  try {
    for (const plan of plans) stacks.push(await prepareStack(plan, options));
    // All plans come first, so that a view knows from its first line how many deployments there are.
    for (const { announce } of stacks) announce();
    const results: RehearsalResult[] = [];
    for (const { run } of stacks) results.push(...(await run()));
    return results;
  } finally {
    for (const { close } of stacks) await close();
    for (const { temp } of plans) await temp?.remove();
  }
}
