import { isSupervised } from '../hooks/process/supervised.ts';
import { supervise, type SupervisingHandler } from './supervise.ts';
import { userHandler } from './userHandler.ts';

/** The `Handler` values under which this entry is known. */
const ownNames = [/(^|\/)allow-traffic\/dist\/isolate\.handler$/, /(^|\/)allow-traffic\.isolate$/];

/**
 * Whether Lambda is starting this very entry: only then is it worth, and safe, to start the user's
 * module while the environment initialises. Imported elsewhere, it starts nothing.
 */
function startsHere(): boolean {
  // A bundle that holds this entry beside the user's handler is loaded in the child once more.
  if (isSupervised()) return false;
  const { AWS_LAMBDA_RUNTIME_API, _HANDLER = '', ALLOW_TRAFFIC_HANDLER } = process.env;
  if (!AWS_LAMBDA_RUNTIME_API) return false;
  if (ownNames.some((name) => name.test(_HANDLER))) return true;
  return Boolean(ALLOW_TRAFFIC_HANDLER) && ALLOW_TRAFFIC_HANDLER !== _HANDLER;
}

/**
 * The isolated entry. Lambda's `Handler` names it (`node_modules/allow-traffic/dist/isolate.handler`,
 * in the layer `/opt/nodejs/allow-traffic.isolate`) and `ALLOW_TRAFFIC_HANDLER` the user's
 * (`hooks.before`), which runs in a process of its own. Whatever that process does (a syntax error,
 * an exit, an endless loop, no memory), one status is reported.
 *
 * A handler that was not made with this package's factories works too: a `HookReport` or
 * `{ status }` that it returns is used; an error that it throws, and a plain return, are Failed.
 */
export const handler: SupervisingHandler = supervise(userHandler, startsHere());
