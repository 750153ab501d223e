import { definedMembers } from '../lib/objects.ts';
import { Math, Object } from '../lib/primordials.ts';
import type { CheckReport } from './check.ts';
import type { Target } from './target.ts';

/** The two statuses that CodeDeploy takes from a hook. */
export type HookStatus = 'Succeeded' | 'Failed';

/**
 * What became of the report to CodeDeploy. `alreadyCompleted`: another report came first, and its
 * status is not known here. `failed`: CodeDeploy could not be told. `dryRun`: nobody was told.
 */
export type Reported = 'accepted' | 'alreadyCompleted' | 'failed' | 'dryRun';

/**
 * The one record of what a hook did: returned by the handler, logged as one JSON line, printed by
 * the rehearsal. CodeDeploy's API has no field for a reason, so this is where a person learns why.
 */
export interface HookReport {
  schemaVersion: 1;
  deploymentId?: string;
  /** `BeforeAllowTraffic` or `AfterAllowTraffic`. */
  lifecycleEvent?: string;
  status: HookStatus;
  /** Why it Failed, or what a person should know about a Succeeded. */
  reason?: string;
  /** Empty where the hook failed before it knew. */
  targets: Target[];
  checks: CheckReport[];
  /** What was tried in vain on the way: a permission that was missing, an alias not found. */
  notes?: string[];
  reported: Reported;
  /** Wall-clock milliseconds from the event to the report's answer. */
  durationMs: number;
}

/** What a record is made of: `undefined` stands for a member that it does not have. */
export type HookReportParts = {
  [Member in Exclude<keyof HookReport, 'schemaVersion'>]: Member extends
    'deploymentId' | 'lifecycleEvent' | 'reason'
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
  targets: true,
  checks: true,
  notes: true,
  reported: true,
  durationMs: true,
};

/** The names of a record's members. A new member that is not listed does not compile. */
export const hookReportMembers: readonly string[] = /* @__PURE__ */ Object.keys(members);
