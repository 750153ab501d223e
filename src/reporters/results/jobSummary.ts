import { elapsed } from '../drawing/format.ts';
import { isSucceeded, type RunResult } from '../runResult.ts';
import { caseText } from './caseText.ts';
import { aliasesOf, suitesOf, type Case, type Suite } from './suites.ts';

/** GitHub refuses a summary of more than 1 MiB; a character takes at most four bytes. */
const limit = 200_000;

/** The run in Markdown, as GitHub shows it on the page of a job. */
export function jobSummary(result: RunResult): string {
  const suites = suitesOf(result);
  const text = [
    `## ${isSucceeded(result) ? '✅' : '❌'} allow-traffic`,
    ...endings(result),
    ...suites.flatMap(suiteParts),
  ].join('\n\n');
  return text.length <= limit ? `${text}\n\n` : `${text.slice(0, limit)}\n\n…\n\n`;
}

function endings(result: RunResult): string[] {
  if (result.kind === 'hooks') return [];
  return result.deployments.map((one) => {
    const { deploymentId, status, errorInformation, rollback } = one;
    const aliases = one.aliases.map(
      ({ functionName, name, functionVersion }) =>
        `${markdown(`${functionName}:${name}`)} is on version ${markdown(functionVersion)}.`,
    );
    return [
      `**${markdown(aliasesOf(one))}**: deployment ${markdown(deploymentId)} **${markdown(status)}**`,
      ...(errorInformation ? [`. ${markdown(errorInformation.message)}`] : ['.']),
      ...(rollback
        ? [` Rolled back by ${markdown(rollback.deploymentId)}: ${rollback.status}.`]
        : []),
      ` ${aliases.join(' ')}`,
    ].join('');
  });
}

function suiteParts(suite: Suite): string[] {
  const { name, status, durationMs, functionName, hookReport, cases, problem } = suite;
  const hook = functionName === undefined ? '' : ` (${markdown(functionName)})`;
  const reason = hookReport?.reason ?? problem;
  return [
    `### ${markdown(name)}${hook}: ${markdown(status)} in ${elapsed(durationMs)}`,
    ...(reason === undefined ? [] : [`> ${markdown(reason)}`]),
    ...(cases.length === 0 ? [] : [table(cases)]),
    ...cases.flatMap(details),
  ];
}

const marks: Record<Case['verdict'], string> = {
  passed: '✅',
  failed: '❌',
  errored: '❌',
  skipped: '➖',
  noted: '⚠️',
};

function table(cases: readonly Case[]): string {
  const rows = cases.map(({ path, verdict, check }) => {
    const name = `${'&emsp;'.repeat(path.length - 1)}${markdown(check.name)}`;
    const outcome = `${marks[verdict]} ${check.outcome}${check.advisory ? ' (advisory)' : ''}`;
    return `| ${[name, outcome, elapsed(check.durationMs), markdown(check.message ?? '')].join(' | ')} |`;
  });
  return ['| Check | Outcome | Time | What it found |', '| --- | --- | ---: | --- |', ...rows].join(
    '\n',
  );
}

/** Expected and actual of what did not pass, to open. */
function details({ path, verdict, check }: Case): string[] {
  const isOpen = verdict === 'passed' || verdict === 'skipped';
  if (isOpen || !('expected' in check || 'actual' in check)) return [];
  const text = caseText(check);
  // A fence ends at the first line with as many backticks.
  const fence = '`'.repeat(
    Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)),
  );
  return [
    `<details><summary>${html(path.join(' › '))}</summary>`,
    `${fence}text\n${text}\n${fence}`,
    '</details>',
  ];
}

/** Text in one line of Markdown: every character that could mean something is escaped. */
const markdown = (text: string): string =>
  text
    .replace(/[&<>]/g, (one) => entities[one] ?? one)
    .replace(/[\\`*_{}[\]()#+!|~$@:.-]/g, '\\$&')
    .replace(/\s*\n\s*/g, '<br>');

const html = (text: string): string =>
  text.replace(/[&<>]/g, (one) => entities[one] ?? one).replaceAll('\n', ' ');

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
