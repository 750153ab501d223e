import { Error } from '../../lib/primordials.ts';
import { AwsCallError } from '../../aws/awsCallError.ts';
import type { RunClients } from '../../aws/client/contextClients.ts';
import type { RetryOptions } from '../../aws/retrying.ts';
import { deleteVersion } from '../../aws/versions/deleteVersion.ts';
import type { NamedFunction } from '../../aws/versions/versionUses.ts';
import { describeThrown } from '../../lib/describeThrown.ts';
import { describeKept, spansOf, type PrunePlan } from './prunePlan.ts';

/** Deletes one version after another. Returns a sentence; throws it if a version could not be deleted. */
export async function deleteDoomed(
  lambda: RunClients['lambda'],
  { callable, name }: NamedFunction,
  plan: PrunePlan,
  retry: RetryOptions,
): Promise<string> {
  const deleted: number[] = [];
  const refused: string[] = [];
  let left = plan.doomed;
  for (const version of plan.doomed) {
    if (retry.signal.aborted) break;
    left = left.filter((one) => one !== version);
    try {
      await deleteVersion(lambda, callable, version, retry);
      deleted.push(version);
    } catch (error) {
      refused.push(`${version} was not deleted: ${describeThrown(error)}`);
      if (!(error instanceof AwsCallError) || error.failure !== 'refused') break;
    }
  }
  const sentence = [
    `${name}: deleted ${deleted.length === 0 ? 'nothing' : spansOf(deleted)}`,
    `kept ${describeKept(plan)}`,
    ...(left.length > 0 ? [`not reached: ${spansOf(left)}`] : []),
    ...refused.slice(0, 3),
  ].join('; ');
  if (refused.length > 0 || (deleted.length === 0 && left.length > 0)) throw new Error(sentence);
  return sentence;
}
