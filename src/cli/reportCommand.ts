import { readRecord } from '../records/readRecord.ts';
import type { RecordedDeployment } from '../records/recordedDeployment.ts';
import { replay } from '../records/replay.ts';
import type { RehearsalResult } from '../rehearsal/index.ts';
import { openReporters } from '../reporters/openReporters.ts';
import type { RunResult } from '../reporters/runResult.ts';
import { exitCodeOf } from './exitCodes.ts';
import { reporterChoices, type ReporterFlags } from './reporterFlags.ts';

export interface ReportFlags extends ReporterFlags {
  /** Which deployment of a log. */
  deploymentId?: string;
}

/** Shows what a file recorded. Resolves with the exit code; rejects if the file holds no record. */
export async function reportCommand(file: string, flags: ReportFlags): Promise<number> {
  const deployments = readRecord(file, flags.deploymentId);
  const reporters = await openReporters(reporterChoices(flags), { subject: file });
  try {
    for (const event of replay(deployments)) reporters.onProgress(event);
    await reporters.end(runResult(deployments));
    const succeeded = deployments.every(({ status }) => status === 'Succeeded');
    return exitCodeOf(succeeded, undefined);
  } finally {
    reporters.close();
  }
}

/** A file holds rehearsals, or the hooks of one real deployment. */
function runResult(deployments: readonly RecordedDeployment[]): RunResult {
  const hooks = deployments.filter(({ origin }) => origin === 'hooks');
  if (hooks.length === 0) {
    return {
      kind: 'rehearsal',
      deployments: deployments.map(withoutOrigin),
    };
  }
  return {
    kind: 'hooks',
    hookReports: hooks.flatMap(({ hookReports }) => Object.values(hookReports)),
    ...(hooks[0]?.invocations && { invocations: hooks[0].invocations }),
  };
}

/** A rehearsal has no such member: `--json` prints what `rehearse --json` printed. */
const withoutOrigin = (deployment: RecordedDeployment): RehearsalResult => {
  const result: Partial<RecordedDeployment> = { ...deployment };
  delete result.origin;
  return result as RehearsalResult;
};
