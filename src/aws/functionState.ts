import { Number, Object } from '../lib/primordials.ts';
import {
  GetAliasCommand,
  GetFunctionConfigurationCommand,
  GetProvisionedConcurrencyConfigCommand,
  type LambdaClient,
} from '@aws-sdk/client-lambda';
import { definedMembers } from '../lib/objects.ts';
import { parseFunctionRef } from '../model/functionRef.ts';
import { AwsCallError } from './awsCallError.ts';
import type { TimeLeft } from '../lib/timers.ts';
import { patience, sendRetrying, type RetryOptions } from './retrying.ts';
import type {
  FunctionDescription,
  ProvisionedConcurrency,
  Routing,
} from '../model/functionState.ts';

/** No other source has what these calls read, so a denial fails the hook. It may end soon. */
const untilAllowed = (timeLeft: TimeLeft): RetryOptions => ({
  ...timeLeft,
  deniedMs: patience(timeLeft),
});

/** `lambda:GetFunctionConfiguration` of one version. */
export async function describeVersion(
  client: LambdaClient,
  functionName: string,
  version: string,
  timeLeft: TimeLeft,
): Promise<FunctionDescription> {
  const command = new GetFunctionConfigurationCommand({
    FunctionName: functionName,
    Qualifier: version,
  });
  const output = await sendRetrying(
    'lambda:GetFunctionConfiguration',
    (options) => client.send(command, options),
    untilAllowed(timeLeft),
  );
  return {
    functionName: output.FunctionName ?? parseFunctionRef(functionName)?.name ?? functionName,
    version: output.Version ?? version,
    ...definedMembers({
      functionArn: output.FunctionArn,
      state: output.State,
      stateReason: output.StateReason,
      lastUpdateStatus: output.LastUpdateStatus,
      lastUpdateStatusReason: output.LastUpdateStatusReason,
      runtime: output.Runtime,
      handler: output.Handler,
      memorySize: output.MemorySize,
      timeout: output.Timeout,
      architectures: output.Architectures,
      tracingMode: output.TracingConfig?.Mode,
      layers: output.Layers?.flatMap((layer) => layer.Arn ?? []),
      environmentKeys: Object.keys(output.Environment?.Variables ?? {}),
    }),
  };
}

/** `lambda:GetAlias`: where the alias routes. Its own version gets the rest of the weight. */
export async function aliasState(
  client: LambdaClient,
  functionName: string,
  alias: string,
  timeLeft: TimeLeft,
): Promise<Routing> {
  const command = new GetAliasCommand({ FunctionName: functionName, Name: alias });
  const output = await sendRetrying(
    'lambda:GetAlias',
    (options) => client.send(command, options),
    untilAllowed(timeLeft),
  );
  const functionVersion = output.FunctionVersion ?? '';
  const additional = Object.entries(output.RoutingConfig?.AdditionalVersionWeights ?? {});
  // Weights are decimal fractions, and 1 - 0.9 must be 0.1.
  const own = Number((1 - additional.reduce((sum, [, weight]) => sum + weight, 0)).toFixed(6));
  const shares: [string, number][] = [[functionVersion, own], ...additional];
  const weights = Object.fromEntries(shares.filter(([, weight]) => weight > 0));
  return { alias, functionVersion, weights };
}

/** `lambda:GetProvisionedConcurrencyConfig`; the status is `none` if none is configured. */
export async function provisionedState(
  client: LambdaClient,
  functionName: string,
  qualifier: string,
  timeLeft: TimeLeft,
): Promise<ProvisionedConcurrency> {
  const command = new GetProvisionedConcurrencyConfigCommand({
    FunctionName: functionName,
    Qualifier: qualifier,
  });
  try {
    const output = await sendRetrying(
      'lambda:GetProvisionedConcurrencyConfig',
      (options) => client.send(command, options),
      untilAllowed(timeLeft),
    );
    return {
      status: output.Status ?? 'FAILED',
      requested: output.RequestedProvisionedConcurrentExecutions ?? 0,
      available: output.AvailableProvisionedConcurrentExecutions ?? 0,
      allocated: output.AllocatedProvisionedConcurrentExecutions ?? 0,
      ...(output.StatusReason === undefined ? {} : { statusReason: output.StatusReason }),
    };
  } catch (error) {
    const none = 'ProvisionedConcurrencyConfigNotFoundException';
    if (!(error instanceof AwsCallError) || error.code !== none) throw error;
    return { status: 'none', requested: 0, available: 0, allocated: 0 };
  }
}
