import { environmentSecrets } from '../lib/secrets/environmentSecrets.ts';
import { hideInLog } from '../model/hideSecrets.ts';
import { openReporters } from '../reporters/openReporters.ts';
import { isSucceeded, type RunResult } from '../reporters/runResult.ts';
import { dryRun } from '../tryOut/dryRun/dryRun.ts';
import { exitCodeOf } from './exitCodes.ts';
import { onSignals } from './onSignals.ts';
import { printError } from './print.ts';
import { reporterChoices, type ReporterFlags } from './reporterFlags.ts';

export interface CheckFlags extends ReporterFlags {
  /** The versions to check, as the user named them. */
  target: string[];
  event?: string;
  alias?: string;
  /** In seconds. */
  timeout: number;
  verbose?: boolean;
}

/** Runs a handler's checks from this machine. Resolves with the exit code; rejects if nothing can run. */
export async function checkCommand(module: string, flags: CheckFlags): Promise<number> {
  const { target: targets, event: lifecycleEvent, alias, timeout, verbose = false } = flags;
  const reporters = await openReporters(reporterChoices(flags), { subject: module, verbose });
  const signals = onSignals();
  const secrets = environmentSecrets(process.env);
  const onLog = (line: string): void => {
    if (verbose) printError(`${hideInLog(line, secrets)}\n`);
  };
  const request = { module, targets, lifecycleEvent, alias, timeoutMs: timeout * 1_000 };
  try {
    const report = await dryRun(request, { signal: signals.signal, onLog });
    const result: RunResult = { kind: 'hooks', hookReports: [report] };
    await reporters.end(result);
    return exitCodeOf(isSucceeded(result), signals.received());
  } catch (error) {
    if (signals.received() === undefined) throw error;
    printError('allow-traffic: interrupted before the checks were done\n');
    return exitCodeOf(false, signals.received());
  } finally {
    reporters.close();
    signals.release();
  }
}
