import type { Severity } from './rule.ts';

/** What a rule found, with everything that a reader needs. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** The file, as messages show it. */
  readonly path: string;
  /** Both start at 1. */
  readonly line: number;
  readonly column: number;
  /** A sentence without its full stop. */
  readonly message: string;
  /** In sentences. */
  readonly whatToDo: string;
  /** The section about the rule. */
  readonly docs: string;
}

/** A finding that the template itself silences. */
export interface SilencedFinding extends Finding {
  readonly reason: string;
}

/** Everything that was found in one or several templates. */
export interface Inspection {
  /** The files that were read. */
  readonly paths: readonly string[];
  /** In the order of the files and of their lines. */
  readonly findings: readonly Finding[];
  readonly silenced: readonly SilencedFinding[];
}
