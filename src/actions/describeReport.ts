import { process } from '../lib/primordials.ts';
import type { HookReport } from '../model/hookReport.ts';

/** The host of the AWS console in each partition; `undefined` for those whose console is not public. */
function consoleHost(region: string): string | undefined {
  if (region.startsWith('cn-')) return `${region}.console.amazonaws.cn`;
  if (region.startsWith('us-gov-')) return `${region}.console.amazonaws-us-gov.com`;
  if (region.startsWith('eusc-')) return `${region}.console.amazonaws-eusc.eu`;
  if (/^[a-z]+-iso/.test(region)) return undefined;
  return `${region}.console.aws.amazon.com`;
}

/** The deployment in the AWS console; `undefined` in a dry run, and if its console is not known. */
export function deploymentLink({ deploymentId }: HookReport): string | undefined {
  const region = process.env['AWS_REGION'];
  const host = region && consoleHost(region);
  if (deploymentId === undefined || !host) return undefined;
  return `https://${host}/codesuite/codedeploy/deployments/${deploymentId}?region=${region}`;
}

/** A record for people: event, versions, status, reason and where to look. */
export function describeReport(report: HookReport): string {
  const { lifecycleEvent = 'A lifecycle hook', status, reason, targets, deploymentId } = report;
  const what = targets
    .map(({ functionName, targetVersion }) => `${functionName}:${targetVersion}`)
    .join(', ');
  const link = deploymentLink(report);
  return [
    `${lifecycleEvent} ${status}${what === '' ? '' : ` for ${what}`}`,
    ...(reason === undefined ? [] : [reason]),
    ...((link ?? deploymentId) ? [link ?? `deployment ${deploymentId}`] : []),
  ].join('\n');
}
