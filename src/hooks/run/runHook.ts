import { Error, Promise } from '../../lib/primordials.ts';
import middy from '@middy/core';
import type { Middleware } from '../options/middleware.ts';
import type { HookRun } from './hookRun.ts';
import { planRun } from './planRun.ts';
import { runChecks } from './runChecks.ts';
import type { CheckReport } from '../../model/check.ts';
import { settleClient } from '../../aws/client/prepareClient.ts';
import { verdict, type Verdict } from './verdict.ts';

/** From the event to the verdict. */
async function decide(run: HookRun): Promise<Verdict> {
  const { mistakes, options } = run.hook;
  if (mistakes.length > 0) {
    return { status: 'Failed', reason: `the hook is set up wrongly: ${mistakes.join('; ')}` };
  }
  const planned = await planRun(run);
  if ('verdict' in planned) return planned.verdict;
  await Promise.all([settleClient(run.hook.clients.lambda), run.prepareReport(run)]);
  const keep = (report: CheckReport) => run.checks.push(report);
  const own = await runChecks(planned.plan, keep);
  // Weights may have changed while the checks ran: the routing that counts is read last.
  const implicit = await runChecks(planned.afterwards, keep);
  run.checks = [...own, ...implicit];
  const found = verdict(run.checks, options);
  // The implicit check of the routing must not replace checks that decided nothing.
  return found.status === 'Failed' ? found : verdict(own, options);
}

/** The steps inside middlewares. Most hooks have none, and need not run middy for the first time. */
function around(
  steps: () => Promise<Verdict>,
  middlewares: readonly Middleware[],
): (event: unknown, context: unknown) => Promise<unknown> {
  if (middlewares.length === 0) return steps;
  // The guard watches the time. Middy's own early timeout would answer without a report.
  const handler = middy(steps, { timeoutEarlyInMillis: 0 });
  handler.use(middlewares as Parameters<typeof handler.use>[0]);
  return handler as unknown as (event: unknown, context: unknown) => Promise<unknown>;
}

/**
 * Runs the checks inside the user's middlewares. Resolves when all have ended and the run has its
 * verdict. Rejects if a middleware kept the checks from running.
 */
export async function runHook(run: HookRun, event: unknown): Promise<void> {
  let stopped: unknown;
  const steps = async (): Promise<Verdict> => {
    try {
      run.verdict = await decide(run);
      // A copy, because middlewares write to what they take for the response.
      return { ...run.verdict };
    } catch (error) {
      stopped = error;
      throw error;
    }
  };
  await around(steps, run.hook.middlewares)(event, run.lambdaContext);
  if (run.verdict) return;
  // An onError middleware may have swallowed the error that kept the checks from running.
  if (stopped !== undefined) throw stopped as Error;
  throw new Error('a middleware answered before the checks had run');
}
