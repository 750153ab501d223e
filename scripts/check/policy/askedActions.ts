import { FunctionRequestLog } from '../../../src/rehearsal/functionRequests.ts';
import { rehearse } from '../../../src/rehearsal/rehearse.ts';
import type { Rehearsal } from '../../../src/rehearsal/openRehearsal.ts';

/** The IAM actions that each function asked for, by its name. */
export type AskedActions = Map<string, Set<string>>;

/** Operations whose action has another name. */
const actionNames: Readonly<Record<string, string>> = { Invoke: 'lambda:InvokeFunction' };

const services: readonly (readonly [RegExp, string])[] = [
  [/Deployment|ApplicationRevision|LifecycleEvent/, 'codedeploy'],
  [/Alarms|MetricData/, 'cloudwatch'],
  [/^Publish$/, 'sns'],
];

const actionOf = (operation: string): string => {
  const service = services.find(([pattern]) => pattern.test(operation))?.[1] ?? 'lambda';
  return actionNames[operation] ?? `${service}:${operation}`;
};

/** Performs rehearsals at the same time. Resolves with what their functions asked the stand-ins for. */
export async function askedActions(rehearsals: readonly Rehearsal[]): Promise<AskedActions> {
  const asked: AskedActions = new Map();
  const { prototype } = FunctionRequestLog;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own `this` below
  const { routed } = prototype;
  prototype.routed = function heard(functionName, operation) {
    const actions = asked.get(functionName) ?? new Set();
    asked.set(functionName, actions.add(actionOf(operation)));
    routed.call(this, functionName, operation);
  };
  try {
    await Promise.all(rehearsals.map((given) => rehearse(given)));
  } finally {
    prototype.routed = routed;
  }
  return asked;
}
