import { LATEST, type EventInvokeConfig } from '../functions/functionStore.ts';
import type { Target } from '../functions/resolveTarget.ts';
import { functionArn, type LambdaHost } from '../lambdaHost.ts';

const destination = (arn: string | undefined): Record<string, string> =>
  arn === undefined ? {} : { Destination: arn };

/** AWS's FunctionEventInvokeConfig. */
export function eventInvokeConfiguration(
  host: LambdaHost,
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
