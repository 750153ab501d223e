import type { Element } from 'hast';
import { h } from 'hastscript';
import type { CheckReport } from '../../model/check.ts';
import type { HookReport } from '../../model/hookReport.ts';
import type { RecordedDeployment } from '../../records/recordedDeployment.ts';
import { counted } from '../format.ts';
import { cut, take, type Limits } from '../limits.ts';
import { badge, toneOf } from './parts.ts';

/** How a deployment ended and why, in one sentence each, and what was deployed. */
export function summary(deployment: RecordedDeployment, limits: Limits): Element {
  const { deploymentId, status, origin, targets = [], deploymentConfigName } = deployment;
  const what = origin === 'hooks' ? 'The hooks of deployment' : 'Deployment';
  const said = origin === 'hooks' ? `reported ${status}` : status;
  const shown = take(targets, limits.items).shown.map(
    ({ functionName, alias, currentVersion, targetVersion }) =>
      `${functionName}${alias === '' ? '' : `:${alias}`}, ` +
      (currentVersion === ''
        ? `version ${targetVersion}`
        : `version ${currentVersion} to ${targetVersion}`),
  );
  const facts = [...shown, ...(deploymentConfigName === undefined ? [] : [deploymentConfigName])];
  return h(
    `header.${toneOf(status)}`,
    h('p', badge(status)),
    h('h1', `${what} ${cut(deploymentId, limits)} ${said}`),
    h('p.lead', cut(reasonOf(deployment), limits)),
    h('ul.facts', ...facts.map((fact) => h('li', cut(fact, limits)))),
  );
}

/** The record's reason if a hook failed, else CodeDeploy's; of a success what it rests on. */
export function reasonOf(deployment: RecordedDeployment): string {
  const { status, errorInformation, hookReports, aliases } = deployment;
  const reports = Object.entries(hookReports);
  if (status !== 'Succeeded') {
    const failed = failedHook(deployment);
    if (failed?.[1].reason !== undefined) return `${failed[0]}: ${failed[1].reason}`;
    return errorInformation?.message ?? `The record does not say why it is ${status}.`;
  }
  const bypassed = reports.find(([, report]) => report.bypass);
  if (bypassed) return `${bypassed[0]} was bypassed: ${bypassed[1].bypass?.reason ?? ''}`;
  const passed = reports.flatMap(([, { checks }]) => checks).filter(isPassed).length;
  const ends = aliases.map(
    (one) => `${one.functionName}:${one.name} is on version ${one.functionVersion}`,
  );
  const checked = passed === 0 ? 'No check passed' : `${counted(passed, 'check')} passed`;
  return `${[checked, ...ends].join('; ')}.`;
}

/** The hook whose reason stands on top of the page. */
export const failedHook = ({
  status,
  hookReports,
}: Pick<RecordedDeployment, 'status' | 'hookReports'>): [string, HookReport] | undefined =>
  status === 'Succeeded'
    ? undefined
    : Object.entries(hookReports).find(([, report]) => report.status === 'Failed');

const isPassed = ({ outcome }: CheckReport): boolean => outcome === 'passed';
