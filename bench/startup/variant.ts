/** One way of making a hook, built and ready to be measured. */
export interface Variant {
  name: string;
  /** What the function's zip holds. */
  files: string[];
  /** What Lambda loads. */
  module: string;
  exportName: string;
  environment?: Record<string, string>;
}
