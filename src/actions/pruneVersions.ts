import { Error, Number, TypeError } from '../lib/primordials.ts';
import { clientsOf, type RunClients } from '../aws/client/contextClients.ts';
import type { RetryOptions } from '../aws/retrying.ts';
import { publishedVersions } from '../aws/versions/publishedVersions.ts';
import { versionUses, type NamedFunction } from '../aws/versions/versionUses.ts';
import { announce } from '../lib/announce.ts';
import { describeThrown } from '../lib/describeThrown.ts';
import { kindOf } from '../lib/kindOf.ts';
import { limitedSignal, realClock } from '../lib/timers.ts';
import type { Action, ActionContext } from '../model/action.ts';
import type { ActionNeeds } from '../model/actionNeed.ts';
import { deleteDoomed } from './prune/deleteDoomed.ts';
import { deployedFunctions } from './prune/deployedFunctions.ts';
import {
  describeKept,
  prunePlan,
  spansOf,
  type Deployed,
  type PrunePlan,
} from './prune/prunePlan.ts';

/** Options of {@link pruneVersions}. */
export interface PruneVersionsOptions {
  /**
   * How many versions stay: the target and the newest before it. Versions that are newer than the
   * target stay as well. A whole number from 1. @default 5
   */
  keep?: number;
}

type Lambda = RunClients['lambda'];

/** What is kept of the action's time, so that it can say what it deleted. */
const spareMs = 500;

function keepOf(options: unknown): number {
  const { keep = 5 } = { ...(options as { keep?: unknown } | undefined) };
  if (typeof keep === 'number' && Number.isInteger(keep) && keep >= 1) return keep;
  throw new TypeError(`its keep is ${kindOf(keep)}; expected a whole number from 1`);
}

async function planFor(
  lambda: Lambda,
  one: NamedFunction & Deployed,
  keep: number,
  retry: RetryOptions,
): Promise<PrunePlan> {
  try {
    const versions = await publishedVersions(lambda, one.callable, retry);
    const missing = one.targets.find((target) => !versions.includes(target));
    if (missing !== undefined)
      throw new Error(`Lambda does not list version ${missing}, the target`);
    const plan = prunePlan(versions, [], one, keep);
    if (plan.doomed.length === 0) return plan;
    return prunePlan(versions, await versionUses(lambda, one, retry), one, keep);
  } catch (error) {
    throw new Error(`deleted nothing: ${one.name}: ${describeThrown(error)}`, { cause: error });
  }
}

async function prune(options: unknown, context: ActionContext, isDry: boolean): Promise<string> {
  const keep = keepOf(options);
  const { lambda } = clientsOf(context) ?? {};
  if (lambda === undefined) throw new Error('it needs the clients of a hook');
  const late = new Error('its time was over');
  const limit = limitedSignal(context.signal, context.remainingTime() - spareMs, late, realClock);
  const retry: RetryOptions = { signal: limit.signal };
  try {
    const plans: [NamedFunction, PrunePlan][] = [];
    // All are read before anything is deleted.
    for (const one of deployedFunctions(context.report)) {
      plans.push([one, await planFor(lambda, one, keep, retry)]);
    }
    const sentences: string[] = [];
    for (const [one, plan] of plans) {
      const { doomed } = plan;
      if (isDry || doomed.length === 0) {
        const what = doomed.length === 0 ? 'nothing to delete' : `would delete ${spansOf(doomed)}`;
        sentences.push(
          `${one.name}: ${what}; ${isDry ? 'would keep' : 'kept'} ${describeKept(plan)}`,
        );
      } else sentences.push(await deleteDoomed(lambda, one, plan, retry));
    }
    return sentences.join('. ');
  } finally {
    limit.end();
  }
}

/**
 * An action that deletes old versions of the deployment's functions. It never deletes `$LATEST`, the
 * deployment's target and what is newer, the version in production before, or a version that an alias (also
 * by a weight), provisioned concurrency or an event source mapping names. If anything of that is not known
 * or cannot be read, it deletes nothing and is `failed`. In a dry run it says what it would delete. Never throws: a
 * mistake in its options is the action's outcome.
 * IAM: `lambda:ListVersionsByFunction`, `lambda:ListAliases` and
 * `lambda:ListProvisionedConcurrencyConfigs` on the function, `lambda:ListEventSourceMappings` on `*`, and
 * `lambda:DeleteFunction` on the function's versions, `FUNCTION_ARN:*`.
 *
 * ```ts
 * onSucceeded: [pruneVersions({ keep: 5 })]
 * ```
 */
export function pruneVersions(options: PruneVersionsOptions = {}): Action {
  const action: Action = {
    name: 'pruneVersions',
    run: (context) => prune(options, context, false),
    dryRun: (context) => prune(options, context, true),
  };
  announce(action.run, {
    iam: [
      { action: 'lambda:ListVersionsByFunction', on: 'function' },
      { action: 'lambda:ListAliases', on: 'function' },
      { action: 'lambda:ListProvisionedConcurrencyConfigs', on: 'function' },
      { action: 'lambda:ListEventSourceMappings', on: '*' },
      { action: 'lambda:DeleteFunction', on: 'anyVersion' },
    ],
  } satisfies ActionNeeds);
  return action;
}
