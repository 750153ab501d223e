import { Map, Promise, Reflect, process } from '../../lib/primordials.ts';
import { smokeInvoke } from '../../checks/smokeInvoke.ts';
import type { Clients } from '../../aws/clients.ts';
import { codeDeployClient } from '../../aws/codeDeployClient.ts';
import { lambdaClient } from '../../aws/lambdaClient.ts';
import { stubTransport } from '../../aws/stubTransport.ts';
import { prepareClient } from '../../aws/prepareClient.ts';
import { snapshotGlobals } from '../process/globalsSnapshot.ts';
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

/** Whatever the user's module does meanwhile stays as it is: nothing is caught, nothing put back. */
const surroundings: ProcessHooks = {
  trap: idleTrap,
  snapshot: () => {
    snapshotGlobals()();
    return () => undefined;
  },
  // Nobody's verdict: it must not be taken for that of the event that comes.
  leave: (report) => report,
};

const logger = jsonLogger({ functionName: undefined, requestId: undefined }, () => undefined);

/** Its check is never one of the user's: nobody asked for their effects yet. */
function warmUpHook(clients: Clients): Hook {
  const check = smokeInvoke({ payload: {}, expect: { statusCode: 200 } });
  const options = readOptions(
    { checks: [check], target: 'warm-up:1', logger },
    new Map([['checks', lifecycleEvent]]),
  );
  return { lifecycleEvent, options, middlewares: [], mistakes: [], clients };
}

/**
 * Runs a hook from its event to its report, with a check of its own and clients that answer
 * themselves: nothing leaves the process. The `live` clients that were used are readied for the real
 * run: under a supervisor, which reports itself, only Lambda's.
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
    await warmUpRounds(() => guard(hook, report, event, context, surroundings));
    // Made when first asked for: the record is written to it.
    Reflect.get(process, 'stdout');
    await Promise.all(prepared.values());
  };
}
