/** A template that falls: a clean one, with some texts replaced. The clean one is its mended twin. */
export interface Mistake {
  /** The rule that finds it. */
  rule: string;
  /** The clean template: the name of a file in this folder. */
  in: 'sam' | 'cloudFormation' | 'terraform';
  /** What it shows. */
  title: string;
  /** Texts of the clean template, and what stands for each of them. */
  replace: readonly (readonly [string, string])[];
  /** A text in the line of the finding. */
  line: string;
  /** Default: error. */
  severity?: 'error' | 'warning' | 'info';
  /** A part of the message. */
  message?: string;
}
