import { Map, Promise, Reflect, process } from '../../lib/primordials.ts';
import { smokeInvoke } from '../../checks/smokeInvoke.ts';
import type { Clients } from '../../aws/client/clients.ts';
import { codeDeployClient } from '../../aws/client/codeDeployClient.ts';
import { lambdaClient } from '../../aws/client/lambdaClient.ts';
import { stubTransport } from '../../aws/client/stubTransport.ts';
import { prepareClient } from '../../aws/client/prepareClient.ts';
import { snapshotGlobals } from '../process/globalsSnapshot.ts';
import { prepareReport } from '../report/prepareReport.ts';
import { guard, type ProcessHooks } from '../run/guard.ts';
import { readOptions } from '../options/readOptions.ts';
import type { Hook } from '../run/hookRun.ts';
import { jsonLogger } from '../report/jsonLogger.ts';
import { reportStatus } from '../report/reportStatus.ts';
import { idleTrap } from '../process/crashTrap.ts';
import type { WarmUp } from './warmInInit.ts';
import { warmUpRounds } from './warmUpRounds.ts';

const lifecycleEvent = 'BeforeAllowTraffic';
const event = { DeploymentId: 'warm-up', LifecycleEventHookExecutionId: 'warm-up' };
const context = { getRemainingTimeInMillis: (): number => 2_000 };

/** The user's module still loads: nothing that it does may be caught or undone. */
const warmUpProcess: ProcessHooks = {
  trapCrashes: idleTrap,
  snapshotGlobals: () => {
    snapshotGlobals()();
    return () => undefined;
  },
  // It opens a socket, and the rounds need not wait for that.
  prepareReport: (run) => {
    void prepareReport(run);
    return Promise.resolve();
  },
  bypassVariable: () => undefined,
  // The supervisor must not take the warm-up's record for that of the real event.
  leaveToSupervisor: (report) => report,
};

const logger = jsonLogger({ functionName: undefined, requestId: undefined }, () => undefined);

/** It never runs the user's checks: they may have effects that nobody asked for yet. */
function warmUpHook(clients: Clients): Hook {
  const check = smokeInvoke({ payload: {}, expect: { statusCode: 200 } });
  const options = readOptions(
    { checks: [check], target: 'warm-up:1', logger },
    new Map([['checks', lifecycleEvent]]),
  );
  return { lifecycleEvent, options, middlewares: [], mistakes: [], clients };
}

/**
 * During init, runs a hook from its event to its report against stubbed clients: no request leaves
 * the process. Prepares the `live` clients that it used for the real run. Under a supervisor, which
 * reports itself, that is only Lambda's.
 */
export function warmRun(live: Clients): WarmUp {
  return async (signal) => {
    const prepared = new Map<unknown, Promise<void>>();
    const preparing = (client: () => Clients['codedeploy'] | Clients['lambda']) =>
      stubTransport((origin) => {
        if (!prepared.has(client)) prepared.set(client, prepareClient(client(), origin, signal));
      });
    const clients: Clients = {
      lambda: lambdaClient(preparing(() => live.lambda)),
      codedeploy: codeDeployClient(preparing(() => live.codedeploy)),
    };
    const hook = warmUpHook(clients);
    const report = reportStatus(() => clients.codedeploy);
    await warmUpRounds(() => guard(hook, report, event, context, warmUpProcess));
    // Node makes it on first use, and the record is written to it.
    Reflect.get(process, 'stdout');
    await Promise.all(prepared.values());
  };
}
