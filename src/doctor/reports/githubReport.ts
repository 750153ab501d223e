import type { Inspection } from '../finding.ts';
import type { Severity } from '../rule.ts';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
};

/**
 * Annotations of GitHub Actions, one line each.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message
 */
export const githubReport = ({ findings }: Inspection): string =>
  findings
    .map(({ severity, path, line, column, rule, message, whatToDo }) => {
      const where = `file=${escapeProperty(path)},line=${line},col=${column}`;
      const text = escapeData(`${message}. ${whatToDo}`);
      return `::${commands[severity]} ${where},title=${escapeProperty(rule)}::${text}\n`;
    })
    .join('');

/** As the runner reads it: `%` first, or it would be escaped twice. */
const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string =>
  escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
