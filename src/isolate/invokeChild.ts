import type { Deadline } from '../hooks/run/deadline.ts';
import type { CrashTrap } from '../hooks/process/crashTrap.ts';
import type { HandlerProcess } from './handlerProcess.ts';
import type { FromChild } from './protocol.ts';

/** The child decides before the supervisor does, by so much of its time. */
const headStart = 0.1;

/** Lambda's context, as far as it is known. */
export type LambdaContext = Record<string, unknown> & { getRemainingTimeInMillis?: () => number };

/** The members of Lambda's context that can be handed to another process. */
function plainContext(context: LambdaContext): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(context).filter(([, value]) => typeof value !== 'function'),
  );
}

/** One invocation, as the supervisor goes about it. */
export interface Supervised {
  event: unknown;
  context: LambdaContext;
  deadline: Deadline;
  faults: CrashTrap;
}

/** Of all that this process does, only Node's reading of the child's channel can throw by itself. */
const broken = ({ message }: Error): FromChild => ({
  kind: 'unusable',
  message: `what the handler's process wrote to file descriptor 3, its channel, cannot be read: ${message}`,
});

/** Hands the event to the handler and waits for its word, or for what stands in its place. */
export async function invokeChild(
  child: HandlerProcess,
  { event, context, deadline, faults }: Supervised,
): Promise<FromChild> {
  const left = deadline.remainingTime();
  child.invoke({
    kind: 'invoke',
    event,
    context: plainContext(context),
    deadlineAt: Date.now() + left - left * headStart,
  });
  const late = (): FromChild => ({
    kind: 'unusable',
    message: `the handler did not answer in ${Math.round(left)} ms; its process was ended`,
  });
  return Promise.race([child.outcome, deadline.over.catch(late), faults.first.catch(broken)]);
}
