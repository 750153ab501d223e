import { codeDeployClient } from '../../aws/client/codeDeployClient.ts';
import { stubTransport } from '../../aws/client/stubTransport.ts';
import { prepareClient } from '../../aws/client/prepareClient.ts';
import { reportStatus } from '../report/reportStatus.ts';
import type { WarmUp } from './warmInInit.ts';
import { warmUpRounds } from './warmUpRounds.ts';

type Client = ReturnType<typeof codeDeployClient>;

/**
 * Runs the code of a report during init against a stubbed client, and prepares the `live` client for
 * the real report.
 */
export function warmReport(live: () => Client): WarmUp {
  return async (signal) => {
    let prepared: Promise<void> | undefined;
    const throwaway = codeDeployClient(
      stubTransport((origin) => (prepared ??= prepareClient(live(), origin, signal))),
    );
    const event = { DeploymentId: 'warm-up', LifecycleEventHookExecutionId: 'warm-up' };
    const report = reportStatus(() => throwaway);
    await warmUpRounds(() => report(event, 'Failed', () => 1_000));
    await prepared;
  };
}
