import type { ReporterChoice } from '../reporters/chooseReporters.ts';

/** The flags of every command that shows a run. */
export interface ReporterFlags {
  reporter?: ReporterChoice[];
  json?: boolean;
}

/** What the flags of a command ask for. */
export const reporterChoices = ({
  reporter = [],
  json = false,
}: ReporterFlags): ReporterChoice[] =>
  json && !reporter.some(({ name, file }) => name === 'json' && file === undefined)
    ? [...reporter, { name: 'json' }]
    : reporter;
