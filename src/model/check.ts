import type { Target } from './target.ts';
import type { Invocation, InvokeOptions } from './invocation.ts';
import type { LoggedInvocation } from './invocation.ts';
import type {
  AskOptions,
  FunctionDescription,
  ProvisionedConcurrency,
  Routing,
} from './functionState.ts';

/**
 * What a check found, in the terms of Argo Rollouts' analysis, worst last but one:
 * - `passed`: measured, as expected;
 * - `failed`: measured, not as expected;
 * - `errored`: could not be measured (fails the hook: nothing unmeasured counts as success);
 * - `inconclusive`: measured, not enough to decide (fails the hook unless `onInconclusive: 'pass'`);
 * - `skipped`: did not apply (does not fail the hook, and does not decide).
 */
export type Outcome = 'passed' | 'failed' | 'errored' | 'inconclusive' | 'skipped';

/** All outcomes, from best to worst. */
export const outcomes: readonly Outcome[] = [
  'passed',
  'skipped',
  'inconclusive',
  'failed',
  'errored',
];

/** Numbers that a check measured; the unit stands in the key (`p95Ms`, `memoryMb`), `n` is a count. */
export type Measurements = Record<string, number>;

/** How measured values are spread: `counts[i]` values lie from `edgesMs[i]` up to `edgesMs[i + 1]`. */
export interface Histogram {
  /** One edge more than there are counts. */
  edgesMs: number[];
  counts: number[];
}

/** What a check returns. */
export interface CheckResult {
  outcome: Outcome;
  /** One sentence for the person who reads the record. */
  message?: string;
  /** What was required, as a JSON value. */
  expected?: unknown;
  /** What was found instead, as a JSON value. */
  actual?: unknown;
  measurements?: Measurements;
  /** The spread of what was measured, where a check measured many times. */
  histogram?: Histogram;
  /** The checks inside, where a combinator nests. */
  checks?: CheckReport[];
}

/** One check as the record shows it: its result, its name and how long it took. */
export interface CheckReport extends CheckResult {
  name: string;
  /** The function that it ran against. */
  functionName?: string;
  /** `true` where the check is measured and shown but never decides. */
  advisory?: boolean;
  /** What was sent and answered, where the handler option `logPayloads` asks for it. */
  invocations?: LoggedInvocation[];
  /** Wall-clock milliseconds. */
  durationMs: number;
}

/** The event that CodeDeploy sends to a lifecycle hook: two ids and nothing else. */
export interface LifecycleHookEvent {
  readonly DeploymentId: string;
  readonly LifecycleEventHookExecutionId: string;
}

/** Anything with the four methods: `console`, AWS Lambda Powertools' Logger, pino, winston. */
export interface Logger {
  debug(message: string, ...extra: unknown[]): void;
  info(message: string, ...extra: unknown[]): void;
  warn(message: string, ...extra: unknown[]): void;
  error(message: string, ...extra: unknown[]): void;
}

/** All that a check is given. A check never touches the SDK. Its functions need no `this`. */
export interface CheckContext {
  /** The event of the hook; a copy of the check's own. */
  readonly event: LifecycleHookEvent;
  /** `BeforeAllowTraffic` or `AfterAllowTraffic`. */
  readonly lifecycleEvent: string;
  readonly target: Target;
  /** Aborted when the check's time is over. A check that ignores it is left behind. */
  readonly signal: AbortSignal;
  /** Milliseconds that are left for checks. */
  readonly remainingTime: () => number;
  readonly logger: Logger;
  /**
   * Invokes the function being deployed: by default its target version in BeforeAllowTraffic and
   * its alias in AfterAllowTraffic. Within one run of the hook, calls with the same payload,
   * version, client context and tenant share one invocation, unless `fresh` is set.
   * Rejects where the call itself failed; a function that failed is an {@link Invocation} with
   * `functionError`.
   */
  readonly invoke: (payload: unknown, options?: InvokeOptions) => Promise<Invocation>;
  /** The configuration of a version (default: the target version); asked once and remembered. */
  readonly describe: (version?: string, options?: AskOptions) => Promise<FunctionDescription>;
  /** Where the alias routes; asked once and remembered. */
  readonly routing: (options?: AskOptions) => Promise<Routing>;
  /** The provisioned concurrency of the target version; asked once and remembered. */
  readonly provisioned: (options?: AskOptions) => Promise<ProvisionedConcurrency>;
}

/** A unit of validation: a plain value. */
export interface Check {
  readonly name: string;
  /** Measured and shown, never deciding. Set by the `advisory` combinator. */
  readonly advisory?: boolean;
  /**
   * Returns its result. Returning nothing means `passed`; a thrown `AssertionError` means
   * `failed`, any other throw `errored`.
   */
  readonly run: (context: CheckContext) => Promise<CheckResult | void> | CheckResult | void;
}
