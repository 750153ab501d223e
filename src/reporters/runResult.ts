import type { HookReport } from '../model/hookReport.ts';
import { rehearsalDocument, type RehearsalDocument } from '../rehearsal/rehearsalDocument.ts';
import type { RehearsalResult } from '../rehearsal/rehearsalResult.ts';

/** What a run ended with: the deployments of a rehearsal, or the records of hooks that ran elsewhere. */
export type RunResult =
  | { kind: 'rehearsal'; deployments: readonly RehearsalResult[] }
  | {
      kind: 'hooks';
      hookReports: readonly HookReport[];
      /** What the log of the hooks says beside their records. */
      invocations?: RehearsalResult['invocations'];
    };

/** Several records in one document. */
export interface HookReportsDocument {
  /** `Succeeded` if all of them did. */
  status: HookReport['status'];
  hookReports: HookReport[];
}

/** The document that `json` prints: of a single deployment or record, it is that one itself. */
export function resultDocument(
  result: RunResult,
): RehearsalDocument | HookReport | HookReportsDocument {
  if (result.kind === 'rehearsal') return rehearsalDocument([...result.deployments]);
  const { hookReports } = result;
  const [first, ...others] = hookReports;
  if (first !== undefined && others.length === 0) return first;
  return { status: isSucceeded(result) ? 'Succeeded' : 'Failed', hookReports: [...hookReports] };
}

/** Whether all of them Succeeded. Nothing that ran is no success. */
export function isSucceeded(result: RunResult): boolean {
  const all = result.kind === 'rehearsal' ? result.deployments : result.hookReports;
  return all.length > 0 && all.every(({ status }) => status === 'Succeeded');
}
