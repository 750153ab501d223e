import { parseFunctionRef } from '../../model/functionRef.ts';
import type { Deployment } from '../codedeploy/state/deployment.ts';
import type { OpenStandIn } from '../openStandIn.ts';
import type { PlayedFault, RehearsalResult } from '../rehearsalResult.ts';
import { invocationRecorder } from './invocationRecorder.ts';
import { latencySummary } from './latencySummary.ts';

/** What the stand-in saw that belongs to no request of CodeDeploy: part of each document of a stack. */
export type Observed = Required<
  Pick<RehearsalResult, 'alarms' | 'faults' | 'invocations' | 'latency'>
>;

export interface StandInRecord {
  /** What belongs to a deployment: all but the functions of the others. */
  of(deployment: Deployment): Observed;
}

const rounded = (minutes: number): number => Math.round(minutes * 1000) / 1000;

/** Records what happens in the stand-in from now on. */
export function observeStandIn({ codeDeploy, cloudWatch, observers }: OpenStandIn): StandInRecord {
  const { clock, lambda } = codeDeploy.context;
  const recorder = invocationRecorder();
  const faults = new Map<string, PlayedFault>();
  const alarms: { name: string; atMinute: number }[] = [];
  lambda.onLog((line) => recorder.log(line));
  cloudWatch.context.listeners.add((name, state) => {
    if (state === 'ALARM') alarms.push({ name, atMinute: clock.now() });
  });
  observers.add({
    invocation: (measured) => recorder.ended(measured, clock.now()),
    fault: (operation, { fault = 'latency' }) => {
      const key = `${operation} ${fault}`;
      const played = faults.get(key) ?? { operation, fault, times: 0, atMinute: clock.now() };
      faults.set(key, { ...played, times: played.times + 1 });
    },
  });
  return {
    of: (deployment) => {
      const { startMinute } = deployment;
      const since = <T extends { atMinute: number }>(one: T): T => ({
        ...one,
        // Code is loaded, and may fail, before the deployment starts.
        atMinute: rounded(Math.max(0, one.atMinute - startMinute)),
      });
      const isOwn = ownFunctions(codeDeploy.store.deployments.values(), deployment);
      const own = recorder.invocations(isOwn, clock.now()).map(since);
      return {
        alarms: alarms.filter(({ name }) => deployment.alarms.includes(name)).map(since),
        faults: [...faults.values()].map(since),
        invocations: { total: recorder.total(isOwn), recorded: own },
        latency: latencySummary(
          deployment.targets.flatMap(({ functionName }) => recorder.series(functionName)),
        ),
      };
    },
  };
}

/** A function belongs to every deployment that names it. One that none names belongs to all. */
function ownFunctions(
  all: Iterable<Deployment>,
  deployment: Deployment,
): (functionName: string) => boolean {
  const own = namedBy(deployment);
  const others = new Set([...all].flatMap((other) => [...namedBy(other)]));
  return (functionName) => own.has(functionName) || !others.has(functionName);
}

function namedBy({ targets, events }: Deployment): Set<string> {
  const named = [
    ...targets.map(({ functionName }) => functionName),
    ...events.flatMap(({ functionName }) => functionName ?? []),
  ];
  return new Set(named.map((name) => parseFunctionRef(name)?.name ?? name));
}
