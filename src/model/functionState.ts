/** Options for asking about the state of a function. */
export interface AskOptions {
  /** `true`: ask AWS again instead of using the remembered answer. `retry` and `repeat` set it. */
  fresh?: boolean;
}

/** The configuration of one version of a function, from GetFunctionConfiguration. */
export interface FunctionDescription {
  functionName: string;
  functionArn?: string;
  version: string;
  /** `Pending`, `Active`, `Inactive` or `Failed`. */
  state?: string;
  stateReason?: string;
  /** `Successful`, `Failed` or `InProgress`. */
  lastUpdateStatus?: string;
  lastUpdateStatusReason?: string;
  runtime?: string;
  handler?: string;
  /** Megabytes. */
  memorySize?: number;
  /** Seconds. */
  timeout?: number;
  architectures?: string[];
  /** `Active` or `PassThrough`. */
  tracingMode?: string;
  layers?: string[];
  /** The names of the environment variables. Their values are never kept. */
  environmentKeys?: string[];
}

/** Where an alias routes. Weights are shares of 1. */
export interface Routing {
  alias: string;
  /** The alias's own version. */
  functionVersion: string;
  /** Every version that gets traffic, the alias's own included: `{ "1": 0.9, "2": 0.1 }`. */
  weights: Record<string, number>;
}

/** Provisioned concurrency of a version; `status` is `none` if none is configured. */
export interface ProvisionedConcurrency {
  status: 'READY' | 'IN_PROGRESS' | 'FAILED' | 'none';
  statusReason?: string;
  requested: number;
  available: number;
  allocated: number;
}
