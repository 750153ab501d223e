/** One way to make a hook, built and ready to measure. */
export interface Variant {
  name: string;
  /** The files in the function's zip. */
  files: string[];
  /** The module that Lambda loads. */
  module: string;
  exportName: string;
  environment?: Record<string, string>;
}
