import { InvalidArgumentError, Option, type Command } from 'commander';
import {
  readReporter,
  ReporterError,
  type ReporterChoice,
} from '../../reporters/chooseReporters.ts';
import { reporterNames } from '../../reporters/reporterNames.ts';

/** Adds `--reporter` and `--json`, the flags of every command that shows a run. */
export function addReporterFlags(command: Command): Command {
  const names = reporterNames.join('|');
  return command
    .addOption(
      new Option(
        '--reporter <name[=file]>',
        `how the result is shown: ${names}; can be repeated, NAME=FILE writes a file (default: live in a terminal, else plain)`,
      ).argParser(collectReporter),
    )
    .option('--json', 'print the result as one JSON document, as --reporter json does');
}

function collectReporter(text: string, others: ReporterChoice[] = []): ReporterChoice[] {
  try {
    return [...others, readReporter(text)];
  } catch (error) {
    if (error instanceof ReporterError) throw new InvalidArgumentError(`${error.message}.`);
    throw error;
  }
}
