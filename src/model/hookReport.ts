import { definedMembers } from '../lib/objects.ts';
import { Math, Object } from '../lib/primordials.ts';
import type { ActionReport } from './actionReport.ts';
import type { CheckReport } from './check.ts';
import type { Target } from './target.ts';

/** The two statuses that a hook can report. */
export type HookStatus = 'Succeeded' | 'Failed';

/**
 * The outcome of the report to CodeDeploy. `alreadyCompleted`: another report came first, and its
 * status is not known here. `failed`: CodeDeploy did not accept it. `dryRun`: nothing was reported.
 */
export type Reported = 'accepted' | 'alreadyCompleted' | 'failed' | 'dryRun';

/** Why and until when a person let a hook succeed without its checks. */
export interface Bypass {
  /** Why, in the words of the person. */
  reason: string;
  /** Its end, in ISO 8601 and UTC. */
  until: string;
  /** The handler option `bypass`, or the variable `ALLOW_TRAFFIC_BYPASS`. */
  setBy: 'option' | 'environment';
}

/**
 * The record of what a hook did. The handler returns it and logs it as one JSON line; the rehearsal
 * prints it. CodeDeploy's API has no field for a reason, so the record is where people learn why.
 */
export interface HookReport {
  /** The version of this structure. A change that breaks readers raises it; new members do not. */
  schemaVersion: 1;
  /** CodeDeploy's id of the deployment. Missing in a dry run. */
  deploymentId?: string;
  /** `BeforeAllowTraffic` or `AfterAllowTraffic`. */
  lifecycleEvent?: string;
  /** The status that the hook reported, or would have in a dry run. */
  status: HookStatus;
  /** Why the hook Failed, or what a person should know about a Succeeded one. */
  reason?: string;
  /** Only if a bypass was in force: the hook then Succeeded without running its checks. */
  bypass?: Bypass;
  /** Empty if the hook failed before it knew them. */
  targets: Target[];
  /** The checks, in the order of the option. Empty if none ran. */
  checks: CheckReport[];
  /** Attempts that failed on the way: a missing permission, an alias that was not found. */
  notes?: string[];
  /** What became of the report to CodeDeploy. */
  reported: Reported;
  /** What ran after the report: `onSucceeded` or `onFailed`. */
  actions?: ActionReport[];
  /** Wall-clock milliseconds from the event to the report's answer. */
  durationMs: number;
}

/** What a record is made of: `undefined` stands for a member that it does not have. */
export type HookReportParts = {
  [Member in Exclude<keyof HookReport, 'schemaVersion'>]: Member extends
    'deploymentId' | 'lifecycleEvent' | 'reason' | 'bypass' | 'actions'
    ? HookReport[Member] | undefined
    : NonNullable<HookReport[Member]>;
};

/** The one builder of records. Leaves out `notes` if there are none; rounds `durationMs`. */
export function makeHookReport(parts: HookReportParts): HookReport {
  return definedMembers({
    schemaVersion: 1,
    ...parts,
    notes: parts.notes.length > 0 ? parts.notes : undefined,
    durationMs: Math.round(parts.durationMs),
  }) as HookReport;
}

const members: Record<keyof HookReport, true> = {
  schemaVersion: true,
  deploymentId: true,
  lifecycleEvent: true,
  status: true,
  reason: true,
  bypass: true,
  targets: true,
  checks: true,
  notes: true,
  reported: true,
  actions: true,
  durationMs: true,
};

/** The names of a record's members. A new member that is not listed does not compile. */
export const hookReportMembers: readonly string[] = /* @__PURE__ */ Object.keys(members);
