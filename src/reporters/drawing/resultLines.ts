import type { HookReport } from '../../model/hookReport.ts';
import type { RehearsalResult } from '../../rehearsal/rehearsalResult.ts';
import type { RunResult } from '../runResult.ts';
import { checkLines } from './checkLines.ts';
import { percent } from './format.ts';
import type { Style } from './style.ts';
import { wrapText } from './wrapText.ts';

/** The lines that say how the run ended. */
export function resultLines(result: RunResult, style: Style, width: number = Infinity): string[] {
  return result.kind === 'rehearsal'
    ? rehearsalLines(result.deployments, style, width)
    : result.hookReports.flatMap((report) => hookLines(report, style, width));
}

function rehearsalLines(
  results: readonly RehearsalResult[],
  style: Style,
  width: number,
): string[] {
  const lines = results.flatMap((result) => deploymentLines(result, style, width));
  if (results.length < 2) return lines;
  const succeeded = results.filter(({ status }) => status === 'Succeeded').length;
  return [...lines, '', `${succeeded} of ${results.length} deployments Succeeded.`];
}

function deploymentLines(result: RehearsalResult, style: Style, width: number): string[] {
  const { deploymentId, status, errorInformation, rollback } = result;
  const good = status === 'Succeeded';
  const colour = good ? style.good : style.bad;
  const why = errorInformation ? ` (${errorInformation.code})` : '';
  return [
    '',
    `${colour(good ? '✔' : '✖')} Deployment ${deploymentId} ${colour(style.strong(status))}${why}`,
    ...(rollback ? [`  Rolled back by ${rollback.deploymentId}: ${rollback.status}`] : []),
    ...result.aliases.map((alias) => `  ${aliasSentence(alias, style)}`),
    ...[errorInformation?.message, ...reasonsOf(result)].flatMap((text) =>
      sentence(text, width, good ? style.faint : same),
    ),
  ];
}

const same = (text: string): string => text;

/** What the hooks say of their status, or what a person should know of one that Succeeded. */
const reasonsOf = ({ hookReports }: RehearsalResult): string[] =>
  Object.entries(hookReports).flatMap(([name, { reason }]) =>
    reason === undefined ? [] : [`${name}: ${reason}`],
  );

const sentence = (
  text: string | undefined,
  width: number,
  colour: (line: string) => string,
): string[] =>
  wrapText(text ?? '', width - 2)
    .filter((line) => line !== '')
    .map((line) => `  ${colour(line)}`);

function hookLines(report: HookReport, style: Style, width: number): string[] {
  const good = report.status === 'Succeeded';
  const colour = good ? style.good : style.bad;
  const targets = report.targets.map(
    ({ functionName, targetVersion }) => `${functionName}, version ${targetVersion}`,
  );
  const dryRun = report.reported === 'dryRun' ? ' (a dry run: nothing was reported)' : '';
  return [
    ...targets.map((target) => style.strong(target)),
    ...checkLines(report, style, width),
    ...(report.notes ?? []).flatMap((note) => sentence(`Note: ${note}`, width, same)),
    '',
    `${colour(good ? '✔' : '✖')} ${report.lifecycleEvent ?? 'The hook'} ${colour(style.strong(report.status))}${dryRun}`,
    ...sentence(report.reason, width, same),
  ];
}

function aliasSentence(alias: RehearsalResult['aliases'][number], style: Style): string {
  const { functionName, name, functionVersion, routing } = alias;
  const others = Object.entries(routing).map(
    ([version, share]) => `, with ${percent(share)} on version ${version}`,
  );
  return `${functionName}:${name} is on ${style.version(`version ${functionVersion}`)}${others.join('')}`;
}
