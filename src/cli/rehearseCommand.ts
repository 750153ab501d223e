import { rehearse, type ProgressListener, type RehearsalResult } from '../rehearsal/index.ts';
import { exitCodes } from './exitCodes.ts';
import { liveView } from './drawing/liveView.ts';
import { onSignals } from './onSignals.ts';
import { plainView } from './drawing/plainView.ts';
import { showControls, showControlsIn } from './drawing/showControls.ts';
import type { View } from './drawing/view.ts';

export interface RehearseFlags {
  json?: boolean;
  verbose?: boolean;
}

/** Plain lines if stdout is not a terminal, in CI, and if NO_COLOR is set. */
function chooseView(flags: RehearseFlags): View {
  const { NO_COLOR, CI } = process.env;
  const isLive = process.stdout.isTTY && !NO_COLOR && !CI;
  const verbose = flags.verbose ?? false;
  return isLive ? liveView(process.stdout, verbose) : plainView(process.stdout, verbose);
}

/** Logs go to stderr, so that stdout holds only the JSON document. */
const logsOnly =
  (verbose: boolean): ProgressListener =>
  (event) => {
    if (!verbose || event.type !== 'log') return;
    process.stderr.write(`${event.functionName}:${event.version} | ${showControls(event.text)}\n`);
  };

/** Resolves with the exit code; rejects if the rehearsal file is invalid. */
export async function rehearseCommand(file: string, flags: RehearseFlags): Promise<number> {
  const signals = onSignals();
  const view = flags.json ? undefined : chooseView(flags);
  try {
    const onProgress: ProgressListener = view
      ? (event) => view.onProgress(showControlsIn(event))
      : logsOnly(flags.verbose ?? false);
    const result = await rehearse(file, { onProgress, signal: signals.signal });
    // JSON itself escapes only some of the control characters.
    if (view) view.end(showControlsIn(result));
    else process.stdout.write(showControls(`${JSON.stringify(result, undefined, 2)}\n`));
    return exitCode(result, signals.received());
  } finally {
    view?.close();
    signals.release();
  }
}

function exitCode({ status }: RehearsalResult, received: NodeJS.Signals | undefined): number {
  if (received === 'SIGTERM') return exitCodes.terminated;
  if (received !== undefined) return exitCodes.interrupted;
  return status === 'Succeeded' ? exitCodes.succeeded : exitCodes.failed;
}
