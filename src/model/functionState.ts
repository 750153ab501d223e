/** Options for asking about the state of a function. */
export interface AskOptions {
  /**
   * `true`: ask AWS again instead of using the remembered answer. `retry` and `repeat` set it.
   * @default `false`
   */
  fresh?: boolean;
}

/** The configuration of one version of a function, from GetFunctionConfiguration. */
export interface FunctionDescription {
  /** The function's name. */
  functionName: string;
  /** The ARN with the version. */
  functionArn?: string;
  /** The version: a number. */
  version: string;
  /** `Pending`, `Active`, `Inactive` or `Failed`. */
  state?: string;
  /** Why the version is in this state, in the words of Lambda. */
  stateReason?: string;
  /** `Successful`, `Failed` or `InProgress`. */
  lastUpdateStatus?: string;
  /** Why the last update has this status, in the words of Lambda. */
  lastUpdateStatusReason?: string;
  /** The runtime: `nodejs24.x`. Missing for a container image. */
  runtime?: string;
  /** The handler: `index.handler`. Missing for a container image. */
  handler?: string;
  /** Megabytes. */
  memorySize?: number;
  /** Seconds. */
  timeout?: number;
  /** The instruction set, in a list: `x86_64` or `arm64`. */
  architectures?: string[];
  /** `Active` or `PassThrough`. */
  tracingMode?: string;
  /** The ARNs of the layer versions. */
  layers?: string[];
  /** The names of the environment variables. Their values are never kept. */
  environmentKeys?: string[];
}

/** Where an alias routes. Weights are shares of 1. */
export interface Routing {
  /** The alias's name. */
  alias: string;
  /** The alias's own version. */
  functionVersion: string;
  /** Every version that gets traffic, the alias's own included: `{ "1": 0.9, "2": 0.1 }`. */
  weights: Record<string, number>;
}

/** Provisioned concurrency of a version; `status` is `none` if none is configured. */
export interface ProvisionedConcurrency {
  /** The status, as Lambda says it, or `none`. */
  status: 'READY' | 'IN_PROGRESS' | 'FAILED' | 'none';
  /** Why it failed, in the words of Lambda. */
  statusReason?: string;
  /** How many execution environments are configured. */
  requested: number;
  /** How many of them are ready to be used. */
  available: number;
  /** How many of them exist. */
  allocated: number;
}
