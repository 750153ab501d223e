import { AwsError } from '../../http/awsError.ts';
import { getVersion, LATEST, type EventInvokeConfig } from '../state/functionStore.ts';
import { findTarget } from '../state/resolveTarget.ts';
import { DEFAULT_EVENT_CONFIG } from '../run/eventQueueing.ts';
import { eventInvokeConfiguration } from '../answers/eventInvokeConfiguration.ts';
import {
  optionalInteger,
  optionalObject,
  optionalString,
  requiredString,
} from '../requests/inputReaders.ts';
import type { LambdaOperation, LambdaState } from '../lambdaOperation.ts';

type Input = Record<string, unknown>;

/** A function of this stand-in; the record of another kind of destination would go nowhere. */
function readDestination(
  { host, store }: LambdaState,
  config: Input,
  member: string,
): string | undefined {
  const arn = optionalString(optionalObject(config, member) ?? {}, 'Destination');
  if (arn === undefined) return undefined;
  if (!/^arn:aws[\w-]*:lambda:/.test(arn)) {
    throw new AwsError(
      'InvalidParameterValueException',
      `The destination ARN ${arn} is invalid here: this stand-in delivers to its own functions only`,
    );
  }
  findTarget(host, store, arn);
  return arn;
}

/** How asynchronous events are retried, and who is told of their end; replaces what there was. */
export const putFunctionEventInvokeConfig: LambdaOperation = (state, input) => {
  const { host, store } = state;
  const functionName = requiredString(input, 'FunctionName');
  const target = findTarget(host, store, functionName, optionalString(input, 'Qualifier'));
  const qualifier = target.qualifier ?? LATEST;
  if (!target.fn.aliases.has(qualifier)) getVersion(host, target.fn, qualifier);
  const destinations = optionalObject(input, 'DestinationConfig') ?? {};
  const onFailure = readDestination(state, destinations, 'OnFailure');
  const onSuccess = readDestination(state, destinations, 'OnSuccess');
  const config: EventInvokeConfig = {
    maximumRetryAttempts:
      optionalInteger(input, 'MaximumRetryAttempts', [0, 2]) ??
      DEFAULT_EVENT_CONFIG.maximumRetryAttempts,
    maximumEventAgeInSeconds:
      optionalInteger(input, 'MaximumEventAgeInSeconds', [60, 21_600]) ??
      DEFAULT_EVENT_CONFIG.maximumEventAgeInSeconds,
    ...(onFailure === undefined ? {} : { onFailure }),
    ...(onSuccess === undefined ? {} : { onSuccess }),
    lastModified: Date.now() / 1000,
  };
  target.fn.eventInvokeConfigs.set(qualifier, config);
  return eventInvokeConfiguration(host, target, config);
};
