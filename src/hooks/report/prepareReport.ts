import { Math } from '../../lib/primordials.ts';
import { reserveRequest, settleClient } from '../../aws/client/prepareClient.ts';
import type { HookRun } from '../run/hookRun.ts';
import { isSupervised } from '../process/supervised.ts';

/** A name or a host that does not answer must leave most of the time to the checks. */
const longestWaitMs = 5_000;

/** Makes sure of what the report needs, before checks can use it up. Never rejects. */
export function prepareReport({ hook, dryRun, deadline }: HookRun): Promise<void> {
  const { codedeploy } = hook.clients;
  if (dryRun || isSupervised()) return settleClient(codedeploy);
  return reserveRequest(codedeploy, Math.min(deadline.remainingTime() / 3, longestWaitMs));
}
