export type {
  Check,
  CheckContext,
  CheckReport,
  CheckResult,
  Histogram,
  LifecycleHookEvent,
  Logger,
  Measurements,
  Outcome,
} from './model/check.ts';
export type { Invocation, InvokeOptions, ReportLine } from './model/invocation.ts';
export type { LoggedInvocation } from './model/invocation.ts';
export type {
  AskOptions,
  FunctionDescription,
  ProvisionedConcurrency,
  Routing,
} from './model/functionState.ts';
export type { Answer } from './checks/answer/proxyResponse.ts';
export type { Duration } from './lib/duration.ts';
export type { AnswerPredicate, ExpectedAnswer } from './checks/answer/expectation.ts';
export type { FormatsOption, JsonSchema } from './checks/schema/jsonSchema.ts';
export type { ThresholdOption, ThresholdsOption } from './checks/latency/planThresholds.ts';
export type { StandardSchema } from './checks/schema/standardSchema.ts';
export { aliasRouting } from './checks/aliasRouting.ts';
export { advisory } from './checks/combinators/advisory.ts';
export { anyOf } from './checks/combinators/anyOf.ts';
export { inParallel, type InParallelOptions } from './checks/combinators/inParallel.ts';
export { inSequence } from './checks/combinators/inSequence.ts';
export { named } from './checks/combinators/named.ts';
export { repeat, type RepeatOptions } from './checks/combinators/repeat.ts';
export { retry, type RetryOptions } from './checks/combinators/retry.ts';
export { timeLimit } from './checks/combinators/timeLimit.ts';
export { when, type ContextPredicate } from './checks/combinators/when.ts';
export { functionReady, type FunctionReadyOptions } from './checks/functionReady.ts';
export { events, type Events } from './checks/events/events.ts';
export type { InvocationOptions, PayloadOption } from './checks/invocation/invocationOptions.ts';
export { defineCheck } from './checks/defineCheck.ts';
export { smokeInvoke, type SmokeInvokeOptions } from './checks/smokeInvoke.ts';
export { latencyBudget, type LatencyBudgetOptions } from './checks/latencyBudget.ts';
export { payloadSchema } from './checks/payloadSchema.ts';
export type { PayloadSchemaOptions } from './checks/schema/payloadSchemaOptions.ts';
export { afterAllowTraffic } from './hooks/afterAllowTraffic.ts';
export { beforeAllowTraffic, type TrafficHookOptions } from './hooks/beforeAllowTraffic.ts';
export type { Checks, HandlerOptions } from './hooks/options/handlerOptions.ts';
export type { DryRunEvent, HookHandler } from './hooks/hookHandler.ts';
export type { HookReport, HookStatus, Reported } from './model/hookReport.ts';
export type { MetricsOptions } from './hooks/metrics/metricsOptions.ts';
export {
  reportFailedDelivery,
  type FailedDeliveryAnswer,
} from './hooks/report/reportFailedDelivery.ts';
export { lifecycleHook, type LifecycleHookOptions } from './hooks/lifecycleHook.ts';
export type { AnyMiddleware, Middleware, MiddlewareRequest } from './hooks/options/middleware.ts';
export type { FoundBy, Target, TargetParts, TargetSetting } from './model/target.ts';
