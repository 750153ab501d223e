import { region } from './arns.ts';
import { clientEnvironment, type StandInCredentials } from './credentials.ts';
import type { HookEventName } from '../model/lifecycleEvents.ts';
import type { Clock } from './clock.ts';
import type { Assumptions } from './codedeploy/assumptions.ts';
import { setNamedAlarm } from './cloudwatch/run/namedAlarm.ts';
import type { Faults } from './http/faults.ts';
import type { Rehearsal } from './openRehearsal.ts';
import { readRehearsal } from './readRehearsal.ts';
import type { RehearsalPlan } from './file/plan/rehearsalPlan.ts';
import { seedStandIn, rehearsalApplication } from './seedStandIn.ts';
import { openStandIn, type OpenStandIn, type OpenStandInOptions } from './openStandIn.ts';

/** Options of {@link startStandIn}. */
export interface StandInOptions {
  /**
   * The port on 127.0.0.1.
   * @default 0: any free port
   */
  port?: number;
  /**
   * A rehearsal file, a template or a CDK assembly, or the value that a rehearsal file would hold.
   * The stand-in starts with its functions, aliases and application.
   * @default none: it starts empty
   */
  rehearsal?: Rehearsal;
  /**
   * If the rehearsal is given as a value: its paths are relative to this folder.
   * @default the working directory
   */
  folder?: string;
  /**
   * Values of a template's parameters, of its imports and of its dynamic references.
   * @default none
   */
  parameters?: Readonly<Record<string, string>>;
  /**
   * With a template: the logical ID of the function to deploy.
   * @default the only one that it guards
   */
  functionId?: string;
  /**
   * With a template: the version in production, a folder or a git ref. A ref is checked out into a
   * temporary worktree.
   * @default the working tree
   */
  current?: string;
  /**
   * The clock of the deployments.
   * @default a simulated clock; one minute takes 100 ms unless the rehearsal says otherwise
   */
  clock?: Clock;
  /**
   * What goes wrong, by `service.Operation`.
   * @default the rehearsal's own faults
   */
  faults?: Faults;
  /**
   * Minutes of the clock that a hook may take to report before its deployment fails.
   * @default 60
   */
  hookTimeout?: number;
  /**
   * The lifecycle events whose hook is invoked twice.
   * @default none
   */
  duplicates?: HookEventName[];
  /**
   * The seed of the random choices that aliases make when they route.
   * @default a new one at each start
   */
  seed?: number;
  /**
   * What nobody outside AWS knows for certain about CodeDeploy.
   * @default the defaults of {@link Assumptions}
   */
  assumptions?: Assumptions;
}

/** CodeDeploy, Lambda, CloudWatch and SNS on this machine. */
export interface StandIn {
  /** The URL of every service: `AWS_ENDPOINT_URL`. */
  readonly endpoint: string;
  /** The port on 127.0.0.1. */
  readonly port: number;
  /** The region that it stands for. */
  readonly region: string;
  /**
   * What every request must be signed with, new at each start: the `credentials` of an SDK client.
   */
  readonly credentials: StandInCredentials;
  /**
   * Endpoint, region and credentials as environment variables:
   * `Object.assign(process.env, standIn.environment)`.
   */
  readonly environment: Readonly<Record<string, string>>;
  /** The name of the rehearsal's application. */
  readonly applicationName: string;
  /** The name of the rehearsal's deployment group. */
  readonly deploymentGroupName: string;
  /** How many requests it has received, by `service.Operation`: `codedeploy.GetDeployment`. */
  readonly requestCounts: Readonly<Record<string, number>>;
  /**
   * Activates an alarm, or ends it. An active alarm stops the deployments whose group watches it.
   */
  setAlarm(name: string, active?: boolean): void;
  /** Stops the deployments, ends the functions and frees the port. */
  close(): Promise<void>;
}

/**
 * Starts the stand-in on 127.0.0.1. Rejects with a `RehearsalFileError` if the rehearsal is wrong,
 * and with one sentence if the port is not available.
 */
export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const { rehearsal, ...given } = options;
  const plan = rehearsal === undefined ? undefined : await readRehearsal(rehearsal, options);
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
    if (plan) await seedStandIn(standIn, plan);
  } catch (error) {
    await standIn.close();
    await plan?.temp?.remove();
    throw error;
  }
  return publicParts(standIn, plan);
}

function publicParts(standIn: OpenStandIn, plan: RehearsalPlan | undefined): StandIn {
  const { cloudWatch, credentials, endpoint, port, requestCounts } = standIn;
  return {
    endpoint,
    port,
    region,
    credentials,
    environment: clientEnvironment(endpoint, region, credentials),
    applicationName: rehearsalApplication,
    deploymentGroupName: plan?.deployments[0]?.groupName ?? rehearsalApplication,
    requestCounts,
    setAlarm: (name, active) => setNamedAlarm(cloudWatch, name, active),
    close: async () => {
      await standIn.close();
      await plan?.temp?.remove();
    },
  };
}
