/** How one version runs: what a function's configuration says, with Lambda's defaults. */
export interface VersionConfig {
  handler?: string;
  command?: string[];
  runtime: string;
  timeoutSeconds: number;
  memorySizeMb: number;
  environment: Record<string, string>;
  logFormat: 'Text' | 'JSON';
  description: string;
  role: string;
}
