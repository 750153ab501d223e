/**
 * The isolated entry: Lambda starts it as the function's `Handler`, and it runs your handler in a child process.
 */
import { isSupervised } from '../hooks/process/supervised.ts';
import { supervise, type SupervisingHandler } from './supervise.ts';
import { userHandler } from './userHandler.ts';

/** The `Handler` values that name this entry. */
const ownNames = [/(^|\/)allow-traffic\/dist\/isolate\.handler$/, /(^|\/)allow-traffic\.isolate$/];

/**
 * Whether Lambda is starting this entry. Only then is it useful and safe to start the user's module
 * during init. If another module imports this one, it starts nothing.
 */
function startsHere(): boolean {
  // The child loads a bundle again that has this entry beside the user's handler.
  if (isSupervised()) return false;
  const { AWS_LAMBDA_RUNTIME_API, _HANDLER = '', ALLOW_TRAFFIC_HANDLER } = process.env;
  if (!AWS_LAMBDA_RUNTIME_API) return false;
  if (ownNames.some((name) => name.test(_HANDLER))) return true;
  return Boolean(ALLOW_TRAFFIC_HANDLER) && ALLOW_TRAFFIC_HANDLER !== _HANDLER;
}

/**
 * The isolated entry: it reports one status even if the process of your handler dies (a syntax
 * error, an exit, an endless loop, no memory). Set Lambda's `Handler` to this entry
 * (`node_modules/allow-traffic/dist/isolate.handler`, or `/opt/nodejs/allow-traffic.isolate` in the
 * layer). Set `ALLOW_TRAFFIC_HANDLER` to your own handler (`hooks.before`), which then runs in a
 * process of its own.
 *
 * Your handler does not have to come from this package. The entry uses the `HookReport` or the
 * `{ status }` that it returns. Otherwise it uses the result of the first allow-traffic handler that
 * yours called. Without any of these, or if your handler throws, the status is Failed.
 */
export const handler: SupervisingHandler = supervise(userHandler, startsHere());
