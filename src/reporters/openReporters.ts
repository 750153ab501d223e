import { statSync, type Stats } from 'node:fs';
import { FileError } from '../lib/fileError.ts';
import { environmentSecrets } from '../lib/secrets/environmentSecrets.ts';
import type { SecretScrubber } from '../lib/secrets/secretScrubber.ts';
import { showControlsIn } from '../lib/showControls.ts';
import { hideSecrets } from '../model/hideSecrets.ts';
import type { ProgressEvent } from '../rehearsal/progressEvent.ts';
import { chooseReporters, type ReporterChoice } from './chooseReporters.ts';
import { notes } from './notes.ts';
import { fileOutput, streamOutput, type Output } from './output.ts';
import type { Reporter, ReporterOptions } from './reporter.ts';
import { reporters } from './reporters.ts';
import type { RunResult } from './runResult.ts';

/** All reporters of a run, as one. */
export interface OpenReporters {
  onProgress: (event: ProgressEvent) => void;
  end: (result: RunResult) => Promise<void>;
  /** Throws a `FileError` if a report could not be written to its file. */
  close: () => void;
}

/** What a run says about itself, and the streams of the process. */
export interface RunOptions extends Pick<ReporterOptions, 'subject'> {
  verbose?: boolean;
  stdout?: NodeJS.WriteStream;
  stderr?: NodeJS.WriteStream;
  env?: NodeJS.ProcessEnv;
}

interface Opened {
  reporter: Reporter;
  out: Output;
  takesRawText: boolean;
}

/**
 * Opens the reporters that were asked for and those that are there by default. Throws a `ReporterError` if
 * they contradict each other, and a `FileError` if a file cannot be written or is what the run reads.
 */
export async function openReporters(
  given: readonly ReporterChoice[],
  options: RunOptions = {},
): Promise<OpenReporters> {
  const { stdout = process.stdout, stderr = process.stderr, env = process.env } = options;
  const errors = streamOutput(stderr, env);
  const { terminal } = streamOutput(stdout, env);
  const chosen = chooseReporters(given, { isTerminal: terminal !== undefined, env });
  for (const { file } of chosen) if (file !== undefined) refuseInput(file, options.subject);
  const common = {
    errors,
    env,
    verbose: options.verbose ?? false,
    ...(options.subject !== undefined && { subject: options.subject }),
  };
  let hasNarrator = false;
  const opened: Opened[] = [];
  for (const { name, file } of chosen) {
    const kind = await reporters[name]();
    const out = file === undefined ? streamOutput(stdout, env, kind.language) : fileOutput(file);
    hasNarrator ||= file === undefined && kind.narrates === true;
    opened.push({
      out,
      reporter: kind.open({ ...common, out }),
      takesRawText: kind.takesRawText ?? false,
    });
  }
  if (!hasNarrator) opened.push({ out: errors, reporter: notes(common), takesRawText: false });
  return together(opened, environmentSecrets(env));
}

/** A report is written over what is there. Throws a `FileError` if that is the file that the run is about. */
function refuseInput(file: string, subject = ''): void {
  const report = regularFile(file);
  // Behind a module, `#` names its export.
  const inputs = [subject, subject.replace(/#[^#]*$/, '')].map(regularFile);
  const isInput = inputs.some((input) => input?.ino === report?.ino && input?.dev === report?.dev);
  if (report === undefined || !isInput) return;
  throw new FileError(
    file,
    undefined,
    'the report would overwrite the file that this command reads; name another file',
  );
}

/** A terminal or a pipe may be both input and output. */
function regularFile(path: string): Stats | undefined {
  try {
    const stats = statSync(path);
    return stats.isFile() ? stats : undefined;
  } catch {
    return undefined;
  }
}

function together(opened: readonly Opened[], secrets: SecretScrubber): OpenReporters {
  const tell = <T>(value: T, to: (reporter: Reporter, value: T) => unknown): unknown[] => {
    const raw = hideSecrets(value, secrets);
    const shown = showControlsIn(raw);
    return opened.map(({ reporter, takesRawText }) => to(reporter, takesRawText ? raw : shown));
  };
  return {
    onProgress: (event) => void tell(event, (reporter, one) => reporter.onProgress?.(one)),
    end: async (result) => {
      await Promise.all(tell(result, (reporter, one) => reporter.end(one)));
    },
    close: () => {
      for (const { reporter } of opened) reporter.close?.();
      for (const { out } of opened) out.close();
    },
  };
}
