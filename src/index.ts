/**
 * The handlers of hooks, the checks and combinators that they run, and the actions after their report.
 */
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
export { events, type Events } from './checks/events/events.ts';
export { recordedEvents, type RecordedEvents } from './checks/events/recordedEvents.ts';
export { each } from './checks/events/each.ts';
export type { InvocationOptions, PayloadOption } from './checks/invocation/invocationOptions.ts';
// The one `export *`: a new check needs its line in the registry and no second one here.
export * from './checks/registry.ts';
export type { CheckDescription, CheckFactory } from './checks/options/checkFactory.ts';
export type { Combinator, CombinatorDescription } from './checks/combinators/combinator.ts';
export { defineCheck } from './checks/defineCheck.ts';
export { defineAction } from './actions/defineAction.ts';
export { pruneVersions, type PruneVersionsOptions } from './actions/pruneVersions.ts';
export { webhook, type WebhookOptions } from './actions/webhook.ts';
export type { Action, ActionContext } from './model/action.ts';
export type { ActionOutcome, ActionReport } from './model/actionReport.ts';
export { afterAllowTraffic } from './hooks/afterAllowTraffic.ts';
export { beforeAllowTraffic, type TrafficHookOptions } from './hooks/beforeAllowTraffic.ts';
export type { Checks, HandlerOptions } from './hooks/options/handlerOptions.ts';
export type { DryRunEvent, HookHandler } from './hooks/hookHandler.ts';
export type { Bypass, HookReport, HookStatus, Reported } from './model/hookReport.ts';
export type { MetricsOptions } from './hooks/metrics/metricsOptions.ts';
export {
  reportFailedDelivery,
  type FailedDeliveryAnswer,
} from './hooks/report/reportFailedDelivery.ts';
export { lifecycleHook, type LifecycleHookOptions } from './hooks/lifecycleHook.ts';
export type { AnyMiddleware, Middleware, MiddlewareRequest } from './hooks/options/middleware.ts';
export type { FoundBy, Target, TargetParts, TargetSetting } from './model/target.ts';
