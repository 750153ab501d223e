import type { Position } from '../lib/fileError.ts';
import type { DoctorModel } from './model/doctorModel.ts';

/** `info`: the rule cannot tell, or only reminds. Only `error` makes a template fail, with `--strict` also `warning`. */
export type Severity = 'error' | 'warning' | 'info';

/** What a rule found at one place. */
export interface Problem {
  /** A file of the hook's own code. Default: the template. */
  readonly path?: string;
  readonly at: Position;
  /** What is wrong and what was expected, as a sentence without its full stop. */
  readonly message: string;
  /** Default: that of the rule. A rule never gives a higher one. */
  readonly severity?: Severity;
}

/** What a template is written for. A stack of the CDK is `cloudFormation`. */
export type Form = 'sam' | 'cloudFormation' | 'terraform';

export const allForms: readonly Form[] = ['sam', 'cloudFormation', 'terraform'];

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
  /** The forms of templates in which the mistake can be made and seen. */
  readonly forms: readonly Form[];
  readonly check: (model: DoctorModel) => readonly Problem[];
}

/** A problem of a place that the template does not tell enough about. */
export const cannotTell = (at: Position, what: string, why: string): Problem => ({
  at,
  message: `cannot tell ${what}: ${why}`,
  severity: 'info',
});
