import { fromHookReports } from '../fromHookReports.ts';
import type { RecordedDeployment } from '../recordedDeployment.ts';
import { tidyHookReport } from '../tidy/tidyHookReport.ts';
import { textOf } from '../tidy/members.ts';
import { recordsInLine, type FoundRecord } from './findRecords.ts';
import { logsOfInvocations } from './logsOfInvocations.ts';

/** The deployments whose hooks wrote a record into these lines, in the order of their first records. */
export function readLog(lines: readonly string[]): RecordedDeployment[] {
  const found = lines.flatMap(recordsInLine);
  const deployments = fromHookReports(found.map(({ report }) => tidyHookReport(report)));
  return deployments.map((deployment) => {
    const own = found.filter(
      ({ report }) => (textOf(report['deploymentId']) ?? 'dry run') === deployment.deploymentId,
    );
    const wanted = [...new Map(own.flatMap(invocationOf)).values()];
    if (wanted.length === 0) return deployment;
    return { ...deployment, invocations: logsOfInvocations(lines, wanted) };
  });
}

function invocationOf({
  report,
  requestId,
}: FoundRecord): [string, { requestId: string; functionName: string }][] {
  if (requestId === undefined) return [];
  const functionName =
    textOf(report['function_name']) ?? textOf(report['lifecycleEvent']) ?? 'hook';
  return [[requestId, { requestId, functionName }]];
}
