import type { Finding, Inspection } from '../finding.ts';
import type { Severity } from '../rule.ts';

/** Lines for a person: each finding, what to do about it, and how many there are. */
export function textReport({ findings, silenced, paths }: Inspection): string {
  const blocks = findings.map(
    (finding) => `${lineOf(finding)}\n${wrapped(finding.whatToDo)}\n    ${finding.docs}\n`,
  );
  return [...blocks, `${paths.join(', ')}: ${summary(findings, silenced.length)}\n`].join('\n');
}

const lineOf = ({ path, line, column, severity, rule, message }: Finding): string =>
  `${path}:${line}:${column}: ${severity} ${rule}: ${message}.`;

const names: Readonly<Record<Severity, readonly [string, string]>> = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  info: ['note', 'notes'],
};

/** `2 errors, 1 warning, 1 silenced`; `no mistakes` if there is nothing. */
function summary(findings: readonly Finding[], silenced: number): string {
  const parts = Object.entries(names).flatMap(([severity, [one, many]]) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  const isClean = findings.every(({ severity }) => severity === 'info');
  const all = [...(isClean ? ['no mistakes'] : []), ...parts];
  return [...all, ...(silenced === 0 ? [] : [`${silenced} silenced`])].join(', ');
}

/** Indented, in lines of at most 100 characters. */
function wrapped(text: string): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    const longer = last === '' ? word : `${last} ${word}`;
    if (longer.length > 96 && last !== '') lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines.map((line) => `    ${line}`).join('\n');
}
