import type { Deadline } from '../hooks/run/deadline.ts';
import type { CrashTrap } from '../hooks/process/crashTrap.ts';
import type { HandlerProcess } from './handlerProcess.ts';
import type { FromChild } from './protocol.ts';

/** The share of its time by which the child decides before the supervisor does. */
const headStart = 0.1;

/** The part of Lambda's context that is used here. */
export type LambdaContext = Record<string, unknown> & { getRemainingTimeInMillis?: () => number };

/** The members of Lambda's context that can be sent to another process. */
function plainContext(context: LambdaContext): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(context).filter(([, value]) => typeof value !== 'function'),
  );
}

/** What the supervisor knows about one invocation. */
export interface Supervised {
  event: unknown;
  context: LambdaContext;
  deadline: Deadline;
  crashes: CrashTrap;
}

/** User code runs in the child only, so this is a defect of the supervisor. It must report too. */
const crashed = ({ message }: Error): FromChild => ({
  kind: 'unusable',
  message: `the supervisor process failed: ${message}`,
});

/** Hands the event to the handler. Resolves with its answer, or with why there is none. */
export async function invokeChild(
  child: HandlerProcess,
  { event, context, deadline, crashes }: Supervised,
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
  return Promise.race([child.outcome, deadline.over.catch(late), crashes.first.catch(crashed)]);
}
