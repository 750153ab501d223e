import { functionArn } from '../../arns.ts';
import type { EventInvokeConfig } from '../state/eventInvokeConfig.ts';
import { LATEST } from '../state/functionStore.ts';
import type { Target } from '../state/target.ts';

const destination = (arn: string | undefined): Record<string, string> =>
  arn === undefined ? {} : { Destination: arn };

/** AWS's FunctionEventInvokeConfig. */
export function eventInvokeConfiguration(
  { fn, qualifier = LATEST }: Target,
  config: EventInvokeConfig,
): Record<string, unknown> {
  return {
    LastModified: config.lastModified,
    FunctionArn: functionArn(fn.name, qualifier),
    MaximumRetryAttempts: config.maximumRetryAttempts,
    MaximumEventAgeInSeconds: config.maximumEventAgeInSeconds,
    DestinationConfig: {
      OnSuccess: destination(config.onSuccess),
      OnFailure: destination(config.onFailure),
    },
  };
}
