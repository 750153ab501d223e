import { LATEST, type EventInvokeConfig } from '../state/functionStore.ts';
import type { Target } from '../state/resolveTarget.ts';
import { functionArn, type LambdaContext } from '../lambdaContext.ts';

const destination = (arn: string | undefined): Record<string, string> =>
  arn === undefined ? {} : { Destination: arn };

/** AWS's FunctionEventInvokeConfig. */
export function eventInvokeConfiguration(
  host: LambdaContext,
  { fn, qualifier = LATEST }: Target,
  config: EventInvokeConfig,
): Record<string, unknown> {
  return {
    LastModified: config.lastModified,
    FunctionArn: functionArn(host, fn.name, qualifier),
    MaximumRetryAttempts: config.maximumRetryAttempts,
    MaximumEventAgeInSeconds: config.maximumEventAgeInSeconds,
    DestinationConfig: {
      OnSuccess: destination(config.onSuccess),
      OnFailure: destination(config.onFailure),
    },
  };
}
