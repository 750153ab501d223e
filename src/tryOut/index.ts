/** For the tests of checks: `import { lambda, tryCheck } from 'allow-traffic/testing'`. */
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
