/** The configuration of one version, complete with Lambda's defaults. */
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
