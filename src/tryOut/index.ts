/** For unit tests of checks: scripted answers instead of AWS, and simulated time. */
export { tryCheck, type LoggedLine, type TriedCheck } from './tryCheck.ts';
export { lambda, type InvocationDetails, type Lambda, type LambdaAnswer } from './lambda.ts';
export type {
  AnswersOption,
  AnswersToCalls,
  StateOption,
  TriedInvocation,
  TryCheckOptions,
} from './tryCheckOptions.ts';
export type {
  AlarmMetric,
  AlarmsOption,
  AlarmStateValue,
  HttpAnswer,
  HttpAnswersOption,
  MetricsOption,
  MetricValues,
  TriedAlarm,
  TriedAlarms,
  TriedDeployment,
  TriedMetric,
  TriedRequest,
} from './services/serviceOptions.ts';
export { TryCheckError } from './tryCheckError.ts';
