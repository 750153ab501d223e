import { InvalidArgumentError, Option, type Command } from 'commander';
import { readReporter, ReporterError, type ReporterChoice } from '../reporters/chooseReporters.ts';
import { reporters } from '../reporters/reporters.ts';

/** The flags of every command that shows a run. */
export interface ReporterFlags {
  reporter?: ReporterChoice[];
  json?: boolean;
}

/** Adds `--reporter` and `--json`. */
export function addReporterFlags(command: Command): Command {
  const names = Object.keys(reporters).join('|');
  return command
    .addOption(
      new Option(
        '--reporter <name[=file]>',
        `how the result is shown: ${names}; can be repeated, NAME=FILE writes a file (default: live in a terminal, else plain)`,
      ).argParser(collectReporter),
    )
    .option('--json', 'print the result as one JSON document, as --reporter json does');
}

/** What the flags of a command ask for. */
export const reporterChoices = ({
  reporter = [],
  json = false,
}: ReporterFlags): ReporterChoice[] =>
  json && !reporter.some(({ name, file }) => name === 'json' && file === undefined)
    ? [...reporter, { name: 'json' }]
    : reporter;

function collectReporter(text: string, others: ReporterChoice[] = []): ReporterChoice[] {
  try {
    return [...others, readReporter(text)];
  } catch (error) {
    if (error instanceof ReporterError) throw new InvalidArgumentError(`${error.message}.`);
    throw error;
  }
}
