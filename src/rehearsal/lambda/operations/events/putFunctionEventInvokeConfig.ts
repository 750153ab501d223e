import { AwsError } from '../../../http/awsError.ts';
import type { Input } from '../../../http/operation.ts';
import { eventInvokeConfiguration } from '../../answers/eventInvokeConfiguration.ts';
import type { LambdaOperation, LambdaState } from '../../lambdaState.ts';
import { findTarget } from '../../requests/findTarget.ts';
import {
  optionalInteger,
  optionalObject,
  optionalString,
  requiredString,
} from '../../requests/inputReaders.ts';
import type { EventInvokeConfig } from '../../state/eventInvokeConfig.ts';
import { findVersion } from '../../requests/findResources.ts';
import { LATEST } from '../../state/functionStore.ts';

/**
 * A function of this stand-in, or a queue, a topic, a bus or a bucket, whose records go to the log of the function.
 */
function readDestination(state: LambdaState, config: Input, member: string): string | undefined {
  const arn = optionalString(optionalObject(config, member) ?? {}, 'Destination');
  if (arn === undefined) return undefined;
  const [, service] = /^arn:aws[\w-]*:(lambda|sqs|sns|events|s3):./.exec(arn) ?? [];
  if (service === undefined) {
    throw new AwsError(
      'InvalidParameterValueException',
      `The destination ARN ${arn} is invalid. It must be that of a Lambda function, an SQS queue, an SNS topic, an EventBridge event bus or an S3 bucket.`,
    );
  }
  if (service === 'lambda') findTarget(state, arn);
  return arn;
}

function readEventInvokeConfig(state: LambdaState, input: Input): EventInvokeConfig {
  const destinations = optionalObject(input, 'DestinationConfig') ?? {};
  const onFailure = readDestination(state, destinations, 'OnFailure');
  const onSuccess = readDestination(state, destinations, 'OnSuccess');
  const maximumRetryAttempts = optionalInteger(input, 'MaximumRetryAttempts', [0, 2]);
  const maximumEventAgeInSeconds = optionalInteger(input, 'MaximumEventAgeInSeconds', [60, 21_600]);
  return {
    ...(maximumRetryAttempts !== undefined && { maximumRetryAttempts }),
    ...(maximumEventAgeInSeconds !== undefined && { maximumEventAgeInSeconds }),
    ...(onFailure === undefined ? {} : { onFailure }),
    ...(onSuccess === undefined ? {} : { onSuccess }),
    lastModified: Date.now() / 1000,
  };
}

/** Sets retries and destinations of asynchronous invocations; replaces the whole configuration. */
export const putFunctionEventInvokeConfig: LambdaOperation = (state, input) => {
  const functionName = requiredString(input, 'FunctionName');
  const target = findTarget(state, functionName, optionalString(input, 'Qualifier'));
  const qualifier = target.qualifier ?? LATEST;
  if (!target.fn.aliases.has(qualifier)) findVersion(target.fn, qualifier);
  const config = readEventInvokeConfig(state, input);
  target.fn.eventInvokeConfigs.set(qualifier, config);
  return eventInvokeConfiguration(target, config);
};
