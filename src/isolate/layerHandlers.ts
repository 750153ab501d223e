/** The handlers of the layer. Lambda's `Handler` names one: `/opt/nodejs/allow-traffic.NAME`. */
import { reportFailedDelivery } from '../hooks/report/reportFailedDelivery.ts';
import { isSupervised } from '../hooks/process/supervised.ts';
import { supervise, type SupervisingHandler } from './supervise.ts';
import { userHandler } from './userHandler.ts';

/** The handlers that need no code, in the file beside this one. */
const noCodeModule = 'allow-traffic-checks';

/** Lambda runs one of the handlers in this module: only that one starts its process during init. */
const startsAs = (name: string): boolean =>
  !isSupervised() &&
  Boolean(process.env['AWS_LAMBDA_RUNTIME_API']) &&
  (process.env['_HANDLER'] ?? '').endsWith(`/allow-traffic.${name}`);

const noCode = (name: string): SupervisingHandler =>
  supervise(
    () => ({ handler: `${noCodeModule}.${name}`, taskRoot: import.meta.dirname }),
    startsAs(name),
  );

/** Runs the checks in `ALLOW_TRAFFIC_CHECKS`, for one event or both, in a process of their own. */
export const beforeAllowTraffic: SupervisingHandler = noCode('beforeAllowTraffic');
export const afterAllowTraffic: SupervisingHandler = noCode('afterAllowTraffic');
export const lifecycleHook: SupervisingHandler = noCode('lifecycleHook');

/** Runs the handler that `ALLOW_TRAFFIC_HANDLER` names, in a process of its own. */
export const isolate: SupervisingHandler = supervise(userHandler, startsAs('isolate'));

export { reportFailedDelivery };
