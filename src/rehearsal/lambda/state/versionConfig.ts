/** The least and the most that Lambda accepts. */
export const TIMEOUT_SECONDS: [number, number] = [1, 900];
export const MEMORY_SIZE_MB: [number, number] = [128, 10_240];

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
