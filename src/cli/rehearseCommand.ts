import {
  findRehearsal,
  rehearsalDocument,
  rehearseAll,
  type ProgressListener,
  type RehearsalResult,
} from '../rehearsal/index.ts';
import { exitCodes } from './exitCodes.ts';
import { liveView } from './drawing/liveView.ts';
import { onSignals } from './onSignals.ts';
import { plainView } from './drawing/plainView.ts';
import { showControls, showControlsIn } from './drawing/showControls.ts';
import type { View } from './drawing/view.ts';

export interface RehearseFlags {
  json?: boolean;
  verbose?: boolean;
  /** Values for a template, by name. */
  parameter?: Record<string, string>;
  /** The logical ID of one function. */
  function?: string;
  /** A git ref or a folder: the version in production. */
  current?: string;
}

/** Plain lines if stdout is not a terminal, in CI, and if NO_COLOR is set. */
function chooseView(flags: RehearseFlags): View {
  const { NO_COLOR, CI } = process.env;
  const isLive = process.stdout.isTTY && !NO_COLOR && !CI;
  const verbose = flags.verbose ?? false;
  return isLive ? liveView(process.stdout, verbose) : plainView(process.stdout, verbose);
}

/** Logs and notes go to stderr, so that stdout holds only the JSON document. */
const logsOnly =
  (verbose: boolean): ProgressListener =>
  (event) => {
    const lines =
      event.type === 'plan'
        ? (event.notes ?? [])
        : verbose && event.type === 'log'
          ? [`${event.functionName}:${event.version} | ${event.text}`]
          : [];
    for (const line of lines) process.stderr.write(`${showControls(line)}\n`);
  };

/** Rehearses the deployments of a file. Resolves with the exit code; rejects if the file is invalid. */
export async function rehearseCommand(
  given: string | undefined,
  flags: RehearseFlags,
): Promise<number> {
  const file = given ?? findRehearsal();
  const { parameter: parameters = {}, function: functionId, current } = flags;
  const signals = onSignals();
  const view = flags.json ? undefined : chooseView(flags);
  try {
    const onProgress: ProgressListener = view
      ? (event) => view.onProgress(showControlsIn(event))
      : logsOnly(flags.verbose ?? false);
    const results = await rehearseAll(file, {
      parameters,
      onProgress,
      signal: signals.signal,
      ...(functionId !== undefined && { functionId }),
      ...(current !== undefined && { current }),
    });
    if (view) view.end(showControlsIn(results));
    else writeJson(rehearsalDocument(results));
    return exitCode(results, signals.received());
  } catch (error) {
    // What git and npm did was stopped.
    if (signals.received() === undefined) throw error;
    return exitCode([], signals.received());
  } finally {
    view?.close();
    signals.release();
  }
}

/** JSON itself escapes only some of the control characters. */
function writeJson(document: unknown): void {
  process.stdout.write(showControls(`${JSON.stringify(document, undefined, 2)}\n`));
}

function exitCode(
  results: readonly RehearsalResult[],
  received: NodeJS.Signals | undefined,
): number {
  if (received === 'SIGTERM') return exitCodes.terminated;
  if (received !== undefined) return exitCodes.interrupted;
  const succeeded = results.every(({ status }) => status === 'Succeeded');
  return succeeded ? exitCodes.succeeded : exitCodes.failed;
}
