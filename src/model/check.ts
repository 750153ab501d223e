import type { RunClock } from '../lib/runClock.ts';
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
 * What a check found, in the terms of Argo Rollouts' analysis:
 * - `passed`: it measured what was expected;
 * - `failed`: it measured something else;
 * - `errored`: it could not measure (fails the hook, because unknown is never success);
 * - `inconclusive`: it measured too little to decide (fails the hook unless `onInconclusive: 'pass'`);
 * - `skipped`: it did not apply (does not fail the hook and does not decide).
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

/** Numbers that a check measured. The key ends in the unit (`p95Ms`, `memoryMb`); `n` is a count. */
export type Measurements = Record<string, number>;

/**
 * What a verdict on a figure rests on: `proven` is an exact test with a stated error, `estimated` has
 * no guarantee, and `observed` claims nothing about calls that were not made.
 */
export type Basis = 'proven' | 'estimated' | 'observed';

/** All of them. */
export const bases: readonly Basis[] = ['proven', 'estimated', 'observed'];

/** The spread of measured values: `counts[i]` of them lie from `edgesMs[i]` up to `edgesMs[i + 1]`. */
export interface Histogram {
  /** One edge more than there are counts. */
  edgesMs: number[];
  /** How many values lie between two neighbouring edges. */
  counts: number[];
}

/** What a check returns. */
export interface CheckResult {
  /** What the check found. */
  outcome: Outcome;
  /** One sentence for the person who reads the record. */
  message?: string;
  /** What the check expected, as a JSON value. */
  expected?: unknown;
  /** What it found instead, as a JSON value. */
  actual?: unknown;
  /** Numbers that it measured, with the unit in the key: `p95Ms`. */
  measurements?: Measurements;
  /** What the verdict rests on, for a threshold of a latency budget. */
  basis?: Basis;
  /** The spread of the measured values, if the check measured many times. */
  histogram?: Histogram;
  /** The checks inside a combinator. */
  checks?: CheckReport[];
}

/** One check as the record shows it: its result, its name and how long it took. */
export interface CheckReport extends CheckResult {
  /** The check's name. */
  name: string;
  /** The function that the check ran against. */
  functionName?: string;
  /** `true` if the check is measured and shown but never decides. */
  advisory?: boolean;
  /** Requests and answers, if the handler option `logPayloads` is on. */
  invocations?: LoggedInvocation[];
  /** Wall-clock milliseconds. */
  durationMs: number;
}

/** The event that CodeDeploy sends to a lifecycle hook: only two ids. */
export interface LifecycleHookEvent {
  /** CodeDeploy's id of the deployment: `d-` and nine characters or more. */
  readonly DeploymentId: string;
  /** What the report to CodeDeploy names: an opaque text. */
  readonly LifecycleEventHookExecutionId: string;
}

/** Anything with the four methods: `console`, AWS Lambda Powertools' Logger, pino, winston. */
export interface Logger {
  /** Writes what only helps to find a mistake. */
  debug(message: string, ...extra: unknown[]): void;
  /** Writes what happened. */
  info(message: string, ...extra: unknown[]): void;
  /** Writes what a person should look at. */
  warn(message: string, ...extra: unknown[]): void;
  /** Writes what went wrong. */
  error(message: string, ...extra: unknown[]): void;
}

/** Everything that a check gets; a check never uses the SDK. Its functions need no `this`. */
export interface CheckContext {
  /** The event of the hook, as the check's own copy. */
  readonly event: LifecycleHookEvent;
  /** `BeforeAllowTraffic` or `AfterAllowTraffic`. */
  readonly lifecycleEvent: string;
  /** The function that is being deployed, and its versions. */
  readonly target: Target;
  /** Aborted when the check's time is over. The hook does not wait for a check that ignores it. */
  readonly signal: AbortSignal;
  /** Milliseconds left for checks. */
  readonly remainingTime: () => number;
  /** The hook's logger. */
  readonly logger: Logger;
  /** The clock of the run, if it is not the real one. Only the test kit sets it. */
  readonly clock?: RunClock | undefined;
  /**
   * Invokes the function being deployed: by default its target version in BeforeAllowTraffic and
   * its alias in AfterAllowTraffic. Within one run of the hook, calls with the same payload,
   * version, client context and tenant share one invocation, unless `fresh` is set.
   * Rejects if the call itself failed. If the function failed, it resolves with an
   * {@link Invocation} that has `functionError`.
   */
  readonly invoke: (payload: unknown, options?: InvokeOptions) => Promise<Invocation>;
  /** The configuration of a version (default: the target version). AWS is asked once. */
  readonly describe: (version?: string, options?: AskOptions) => Promise<FunctionDescription>;
  /** Where the alias routes. AWS is asked once. */
  readonly routing: (options?: AskOptions) => Promise<Routing>;
  /** The provisioned concurrency of the target version. AWS is asked once. */
  readonly provisioned: (options?: AskOptions) => Promise<ProvisionedConcurrency>;
}

/** A unit of validation: a plain value. */
export interface Check {
  /** The name that the record shows. */
  readonly name: string;
  /** Measured and shown, but it never decides. The `advisory` combinator sets it. */
  readonly advisory?: boolean;
  /**
   * Returns its result. Returning nothing means `passed`; a thrown `AssertionError` means
   * `failed`, any other throw `errored`.
   */
  readonly run: (context: CheckContext) => Promise<CheckResult | void> | CheckResult | void;
}
