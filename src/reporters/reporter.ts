import type { TextLanguage } from '../lib/showCommands.ts';
import type { ProgressEvent } from '../rehearsal/progressEvent.ts';
import type { Output } from './output.ts';
import type { RunResult } from './runResult.ts';

/** Shows one run: `rehearse`, `check` or `report`. */
export interface Reporter {
  /** Called with everything that happens in a rehearsal, as it happens. It must not throw. */
  readonly onProgress?: (event: ProgressEvent) => void;
  /** Shows what the run ended with. It is not called if the run ended with an error. */
  readonly end: (result: RunResult) => void | Promise<void>;
  /** Releases what the reporter holds, such as the terminal. It is called after an error too. */
  readonly close?: () => void;
}

/** What a reporter is given. */
export interface ReporterOptions {
  /** Where it writes: stdout, or the file of `NAME=FILE`. */
  out: Output;
  /** stderr. */
  errors: Output;
  /** Whether to show the functions' logs too. */
  verbose: boolean;
  /** The file that the user named: a rehearsal file, a template, a module. */
  subject?: string;
  env: Readonly<Record<string, string | undefined>>;
}

/** One row of the registry. */
export interface ReporterKind {
  open: (options: ReporterOptions) => Reporter;
  /** `true`: it shows notes and logs while the run lasts. If it is not on stdout, they go to stderr. */
  narrates?: boolean;
  /**
   * `true`: it escapes control characters itself. The others are given texts in which each control
   * character stands as JSON writes it.
   */
  takesRawText?: boolean;
  /** In which language it writes. Default: text. */
  language?: TextLanguage;
}

/** A reporter that needs only what the run ended with. */
export const documentReporter =
  (
    draw: (result: RunResult, options: ReporterOptions) => string | Promise<string>,
  ): ReporterKind['open'] =>
  (options) => ({
    end: async (result) => options.out.write(await draw(result, options)),
  });
