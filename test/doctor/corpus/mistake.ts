import type { Form } from '../../../src/doctor/rule.ts';

/** A template that falls: a clean one, with some texts replaced. The clean one is its mended twin. */
export interface Mistake {
  /** The rule that finds it. */
  rule: string;
  /** The clean template: the name of a file in this folder. */
  in: Form;
  /** What it shows. */
  title: string;
  /** Texts of the clean template, and what stands for each of them. */
  replace: readonly (readonly [string, string])[];
  /** What makes the mended twin of the clean template, if that has a finding of the rule itself. */
  mended?: readonly (readonly [string, string])[];
  /** A text in the line of the finding. */
  line: string;
  /** The file with that line. Default: the template. */
  file?: string;
  /** Default: error. */
  severity?: 'error' | 'warning' | 'info';
  /** A part of the message. */
  message?: string;
}
