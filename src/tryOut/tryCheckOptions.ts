import { duration } from '../checks/options/duration.ts';
import { findMistakes } from '../checks/options/findMistakes.ts';
import { anyObject, oneOf, orInCode, object, text } from '../checks/options/kinds.ts';
import type { ObjectKind, OptionalKind } from '../checks/options/optionKind.ts';
import { describeMistake, placeInCode } from '../checks/options/optionMistake.ts';
import type { Duration } from '../lib/duration.ts';
import { isPlainObject } from '../lib/objects.ts';
import type { LifecycleHookEvent } from '../model/check.ts';
import type {
  FunctionDescription,
  ProvisionedConcurrency,
  Routing,
} from '../model/functionState.ts';
import { lambdaHookEvents, type HookEventName } from '../model/lifecycleEvents.ts';
import type { TargetSetting } from '../model/target.ts';
import type { LambdaAnswer } from './lambda.ts';
import { deploymentKind, httpKind, isScript, metricsKind } from './services/serviceKinds.ts';
import type {
  AlarmsOption,
  HttpAnswersOption,
  MetricsOption,
  TriedDeployment,
} from './services/serviceOptions.ts';
import { TryCheckError } from './tryCheckError.ts';

/** One invocation that the check asked for, as it reached Lambda. */
export interface TriedInvocation {
  /** What was sent, as JSON; `undefined` if nothing was. */
  readonly payload: unknown;
  /** The version number or alias that was invoked. */
  readonly qualifier: string;
  /** What the check sent as ClientContext. */
  readonly clientContext?: Readonly<Record<string, unknown>>;
  /** What the check sent as tenant id. */
  readonly tenantId?: string;
  /** Milliseconds from the start of the check to this call. */
  readonly atMs: number;
}

/** A payload or a {@link LambdaAnswer} for every call, or a list with one for each call in turn. */
export type AnswersToCalls<Payload> =
  | readonly unknown[]
  | ((payload: Payload, invocation: TriedInvocation) => unknown)
  | ReadonlyMap<unknown, unknown>;

/**
 * What the function answers:
 * - a list: one answer for each invocation in turn;
 * - a function of the payload: its result, or what its promise resolves with;
 * - a Map: by payload, compared as JSON;
 * - an object: by version (`target`, `current`, `alias` or a number), each with one of the above or
 *   one answer for every call;
 * - one answer of `lambda`, for every call.
 *
 * An answer is the payload that the function returns, or an answer of `lambda`.
 */
export type AnswersOption<Payload> =
  | AnswersToCalls<Payload>
  | LambdaAnswer
  | { readonly [version in 'target' | 'current' | 'alias' | `${number}`]?: unknown };

/** What Lambda says about the function: data, a list with one answer per call, or a function. */
export type StateOption<State> =
  | Partial<State>
  | LambdaAnswer
  | readonly (Partial<State> | LambdaAnswer)[]
  | ((qualifier: string) => Partial<State> | LambdaAnswer);

/** Options of {@link tryCheck}. */
export interface TryCheckOptions<Payload = unknown> {
  /**
   * What the function answers when the check invokes it.
   * @default none: an invocation makes the check `errored`
   */
  answers?: AnswersOption<Payload>;
  /**
   * The answer to `describe`, on top of the default.
   * @default an Active function whose last update was Successful
   */
  describe?: StateOption<FunctionDescription>;
  /**
   * The answer to `routing`, on top of the default.
   * @default all traffic to the current version; in AfterAllowTraffic to the target version
   */
  routing?: StateOption<Routing>;
  /**
   * The answer to `provisioned`; the default of its numbers is 1.
   * @default none is configured
   */
  provisioned?: StateOption<ProvisionedConcurrency>;
  /**
   * What answers the requests of `http`.
   * @default the requests are sent
   */
  http?: HttpAnswersOption;
  /**
   * The alarms that CloudWatch has.
   * @default none: a look at an alarm makes the check `errored`
   */
  alarms?: AlarmsOption;
  /**
   * What CloudWatch has of metrics.
   * @default none: a question for a metric makes the check `errored`
   */
  metrics?: MetricsOption;
  /**
   * The deployment and its group, on top of the default.
   * @default a linear deployment that started 10 minutes ago, in a group without alarms
   */
  deployment?: TriedDeployment;
  /**
   * The function and its versions, as in the handler option `target`.
   * @default function `myfunc`, alias `live`, current version 1, target version 2
   */
  target?: TargetSetting;
  /**
   * The lifecycle event that the check runs in.
   * @default BeforeAllowTraffic
   */
  lifecycleEvent?: HookEventName;
  /**
   * The ids in CodeDeploy's event.
   * @default made up
   */
  event?: Partial<LifecycleHookEvent>;
  /**
   * The timeout of the hook's function. A part of it is kept for the report, as in a hook.
   * @default 30 s
   */
  timeout?: Duration;
}

const state = (): OptionalKind =>
  orInCode(anyObject(), 'a list of them, a function or an answer of lambda', isScript);

const kind = (): ObjectKind<TryCheckOptions> =>
  object<TryCheckOptions>({
    answers: {
      title: 'a list of answers, a function, a Map by payload, or an object by version',
      acceptsInCode: (value) => isScript(value) || isPlainObject(value),
    },
    describe: state(),
    routing: state(),
    provisioned: state(),
    http: httpKind(),
    alarms: state(),
    metrics: metricsKind(),
    deployment: deploymentKind(),
    target: orInCode(text('a target'), 'an object', isPlainObject),
    lifecycleEvent: oneOf(...lambdaHookEvents),
    event: object<Partial<LifecycleHookEvent>>({
      DeploymentId: text(),
      LifecycleEventHookExecutionId: text(),
    }),
    timeout: duration(),
  });

/** Throws a {@link TryCheckError} with every mistake in the options. */
export function requireTryCheckOptions(options: unknown): void {
  const mistakes = findMistakes(kind(), options, true);
  if (mistakes.length === 0) return;
  const place = placeInCode('tryCheck');
  throw new TryCheckError(mistakes.map((one) => describeMistake(one, place)).join('; '));
}
