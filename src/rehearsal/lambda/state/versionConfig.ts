/** The least and the most that Lambda accepts. */
export const TIMEOUT_SECONDS: [number, number] = [1, 900];
export const MEMORY_SIZE_MB: [number, number] = [128, 10_240];

/** The instruction sets of Lambda. */
export type Architecture = 'x86_64' | 'arm64';

/** What a function is answered with as it was given; apart from `logGroup` it has no effect here. */
export interface Settings {
  tracingMode?: string;
  /** As in the request: `SubnetIds`, `SecurityGroupIds`, `Ipv6AllowedForDualStack`. */
  vpcConfig?: Readonly<Record<string, unknown>>;
  deadLetterTarget?: string;
  ephemeralStorageMb?: number;
  kmsKeyArn?: string;
  /** The function finds its name in `AWS_LAMBDA_LOG_GROUP_NAME`. */
  logGroup?: string;
  applicationLogLevel?: string;
  systemLogLevel?: string;
}

/** The configuration of one version, complete with Lambda's defaults. */
export interface VersionConfig {
  handler?: string;
  command?: string[];
  imageUri?: string;
  runtime: string;
  timeoutSeconds: number;
  memorySizeMb: number;
  environment: Record<string, string>;
  logFormat: 'Text' | 'JSON';
  description: string;
  role: string;
  architecture: Architecture;
  settings: Settings;
}
