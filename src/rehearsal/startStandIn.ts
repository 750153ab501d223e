import type { HookEventName } from '../model/lifecycleEvents.ts';
import type { Clock } from './clock.ts';
import type { Assumptions } from './codedeploy/assumptions.ts';
import { setAlarm } from './codedeploy/run/setAlarm.ts';
import { readRehearsalFile } from './file/readRehearsalFile.ts';
import type { RehearsalFile } from './file/rehearsalFile.ts';
import type { Faults } from './http/faults.ts';
import { seedStandIn, rehearsalApplication, rehearsalGroup } from './seedStandIn.ts';
import { openStandIn, type OpenStandIn, type OpenStandInOptions } from './openStandIn.ts';

/** Options of {@link startStandIn}. */
export interface StandInOptions {
  /** Default 0: any free port. */
  port?: number;
  /** A rehearsal file, or the value that it would hold: its functions, aliases and application are made. */
  rehearsal?: string | RehearsalFile;
  /** What the paths of a rehearsal that is given as a value are relative to. Default: here. */
  folder?: string;
  /** Default: a simulated clock, with minutes of 100 ms unless the rehearsal says otherwise. */
  clock?: Clock;
  /** A bad day, by `service.Operation`; beats the rehearsal's own. */
  faults?: Faults;
  /** Minutes of the clock until a silent hook fails its deployment. Default 60. */
  hookTimeout?: number;
  /** The lifecycle events whose hook is delivered twice. */
  duplicates?: HookEventName[];
  /** Of the draw by which aliases route. */
  seed?: number;
  /** What is not certain about AWS. */
  assumptions?: Assumptions;
}

/** CodeDeploy and Lambda on this machine. */
export interface StandIn {
  /** The URL of both services: `AWS_ENDPOINT_URL`. */
  readonly endpoint: string;
  readonly port: number;
  /** The application and the group by which a rehearsal that was given is deployed. */
  readonly applicationName: string;
  readonly deploymentGroupName: string;
  /** How many requests there were, by `service.Operation`: `codedeploy.GetDeployment`. */
  readonly requestCounts: Readonly<Record<string, number>>;
  /** Sets an alarm off (or to rest): deployments whose group watches it are stopped. */
  setAlarm(name: string, active?: boolean): void;
  /** Ends the functions, stops what runs and frees the port. */
  close(): Promise<void>;
}

/**
 * Starts the stand-in on 127.0.0.1. Rejects with a `RehearsalFileError` where the rehearsal is
 * wrong, and with one sentence where the port cannot be had.
 */
export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const { rehearsal, folder, ...given } = options;
  const plan = rehearsal === undefined ? undefined : await readRehearsalFile(rehearsal, folder);
  const fromPlan: OpenStandInOptions = plan
    ? {
        minuteMs: plan.minuteMs,
        hookTimeout: plan.hookTimeout,
        duplicates: plan.duplicates,
        faults: plan.faults,
        ...(plan.seed !== undefined && { seed: plan.seed }),
      }
    : {};
  const standIn = await openStandIn({ ...fromPlan, ...given });
  try {
    if (plan) await seedStandIn(standIn.codeDeploy, plan);
  } catch (error) {
    await standIn.close();
    throw error;
  }
  return publicSide(standIn);
}

function publicSide(standIn: OpenStandIn): StandIn {
  const { codeDeploy, endpoint, port, requestCounts } = standIn;
  return {
    endpoint,
    port,
    applicationName: rehearsalApplication,
    deploymentGroupName: rehearsalGroup,
    requestCounts,
    setAlarm: (name, active) => setAlarm(codeDeploy, name, active),
    close: () => standIn.close(),
  };
}
