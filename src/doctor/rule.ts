import type { Position } from '../lib/fileError.ts';
import type { DoctorModel } from './model/doctorModel.ts';

/** `info`: the rule cannot tell, or only reminds. Only `error` makes a template fail, with `--strict` also `warning`. */
export type Severity = 'error' | 'warning' | 'info';

/** What a rule found at one place. */
export interface Problem {
  readonly at: Position;
  /** What is wrong and what was expected, as a sentence without its full stop. */
  readonly message: string;
  /** Default: that of the rule. A rule never gives a higher one. */
  readonly severity?: Severity;
}

/** One kind of mistake. `docs/doctor.md` has a section for each, which is written from this description. */
export interface Rule {
  /** In words with hyphens; also the anchor of its section. */
  readonly id: string;
  readonly severity: Severity;
  /** What goes wrong, as a sentence. */
  readonly title: string;
  /** What it reads in the template, in sentences. */
  readonly looksAt: string;
  /** In sentences. */
  readonly whatToDo: string;
  readonly check: (model: DoctorModel) => readonly Problem[];
}

/** A problem of a place that the template does not tell enough about. */
export const cannotTell = (at: Position, what: string, why: string): Problem => ({
  at,
  message: `cannot tell ${what}: ${why}`,
  severity: 'info',
});
