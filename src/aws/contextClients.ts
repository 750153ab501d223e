import { Symbol } from '../lib/primordials.ts';
import type { CheckContext } from '../model/check.ts';
import type { Clients } from './clients.ts';

/** The clients of a run, as far as it has them: the test kit has no CodeDeploy. */
export type RunClients = Pick<Clients, 'lambda'> & Partial<Clients>;

/** Registered, because `allow-traffic/cloudwatch` is a bundle of its own. */
const key = (): symbol => Symbol.for('allow-traffic.clients');

/** A member of a context, for checks that need another service of AWS. Copies of the context keep it. */
export function clientsMember(clients: RunClients): object {
  return { [key()]: clients };
}

/** The clients of the run that a context belongs to; `undefined` if no hook has made the context. */
export function clientsOf(context: CheckContext): RunClients | undefined {
  return (context as unknown as Record<symbol, RunClients | undefined>)[key()];
}
