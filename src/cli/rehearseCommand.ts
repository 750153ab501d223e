import { findRehearsal, rehearseAll } from '../rehearsal/index.ts';
import { openReporters } from '../reporters/openReporters.ts';
import { isSucceeded, type RunResult } from '../reporters/runResult.ts';
import { exitCodeOf } from './exitCodes.ts';
import { onSignals } from './onSignals.ts';
import { printError } from './print.ts';
import { reporterChoices, type ReporterFlags } from './reporterFlags.ts';

export interface RehearseFlags extends ReporterFlags {
  verbose?: boolean;
  /** Values for a template, by name. */
  parameter?: Record<string, string>;
  /** The logical ID of one function. */
  function?: string;
  /** A git ref or a folder: the version in production. */
  current?: string;
}

/** Rehearses the deployments of a file. Resolves with the exit code; rejects if the file is invalid. */
export async function rehearseCommand(
  given: string | undefined,
  flags: RehearseFlags,
): Promise<number> {
  const file = given ?? findRehearsal();
  const { parameter: parameters = {}, function: functionId, current, verbose = false } = flags;
  const reporters = await openReporters(reporterChoices(flags), { subject: file, verbose });
  const signals = onSignals();
  try {
    const deployments = await rehearseAll(file, {
      parameters,
      onProgress: reporters.onProgress,
      signal: signals.signal,
      ...(functionId !== undefined && { functionId }),
      ...(current !== undefined && { current }),
    });
    const result: RunResult = { kind: 'rehearsal', deployments };
    await reporters.end(result);
    return exitCodeOf(isSucceeded(result), signals.received());
  } catch (error) {
    // What git and npm did was stopped.
    if (signals.received() === undefined) throw error;
    printError('allow-traffic: interrupted before a deployment started\n');
    return exitCodeOf(false, signals.received());
  } finally {
    reporters.close();
    signals.release();
  }
}
