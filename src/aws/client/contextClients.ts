import { Symbol } from '../../lib/primordials.ts';
import type { Clients } from './clients.ts';

/** The clients of a run, as far as it has them. Only the test kit has one of CloudWatch. */
export type RunClients = Pick<Clients, 'lambda'> & Partial<Clients> & { cloudwatch?: unknown };

/** Registered, because `allow-traffic/cloudwatch` and `allow-traffic/sns` are bundles of their own. */
const key = (): symbol => Symbol.for('allow-traffic.clients');

/**
 * A member of a context, for checks and actions that make calls of their own to AWS. Copies of the context
 * keep it.
 */
export function clientsMember(clients: RunClients): object {
  return { [key()]: clients };
}

/** The clients of the run that a context belongs to; `undefined` if no hook has made the context. */
export function clientsOf(context: object): RunClients | undefined {
  return (context as Record<symbol, RunClients | undefined>)[key()];
}
