import type {
  GetAliasCommandOutput,
  GetFunctionConfigurationCommandOutput,
  GetProvisionedConcurrencyConfigCommandOutput,
} from '@aws-sdk/client-lambda';
import type {
  FunctionDescription,
  ProvisionedConcurrency,
  Routing,
} from '../model/functionState.ts';

// The inverse of src/aws/functionState.ts: what Lambda's API answers if the function is in this state.

type Output<Command> = Omit<Command, '$metadata'>;

/** The output of GetFunctionConfiguration. */
export function configurationOutput(
  given: Partial<FunctionDescription>,
): Output<GetFunctionConfigurationCommandOutput> {
  const state = { state: 'Active', lastUpdateStatus: 'Successful', ...given };
  return {
    FunctionName: state.functionName,
    FunctionArn: state.functionArn,
    Version: state.version,
    State: state.state as GetFunctionConfigurationCommandOutput['State'],
    StateReason: state.stateReason,
    LastUpdateStatus:
      state.lastUpdateStatus as GetFunctionConfigurationCommandOutput['LastUpdateStatus'],
    LastUpdateStatusReason: state.lastUpdateStatusReason,
    Runtime: state.runtime as GetFunctionConfigurationCommandOutput['Runtime'],
    Handler: state.handler,
    MemorySize: state.memorySize,
    Timeout: state.timeout,
    Architectures: state.architectures as GetFunctionConfigurationCommandOutput['Architectures'],
    TracingConfig: {
      Mode: state.tracingMode as 'Active' | 'PassThrough' | undefined,
    },
    Layers: state.layers?.map((Arn) => ({ Arn })),
    Environment: {
      Variables: Object.fromEntries((state.environmentKeys ?? []).map((key) => [key, ''])),
    },
  };
}

/** The output of GetAlias. Without weights, the alias's own version gets all traffic. */
export function aliasOutput(
  { functionVersion = '', weights = {} }: Partial<Routing>,
  alias: string,
): Output<GetAliasCommandOutput> {
  const others = Object.entries(weights).filter(([version]) => version !== functionVersion);
  return {
    Name: alias,
    FunctionVersion: functionVersion,
    RoutingConfig: { AdditionalVersionWeights: Object.fromEntries(others) },
  };
}

/** The output of GetProvisionedConcurrencyConfig; `undefined` if none is configured. */
export function provisionedOutput(
  given: Partial<ProvisionedConcurrency>,
): Output<GetProvisionedConcurrencyConfigCommandOutput> | undefined {
  const { status = 'READY', statusReason, requested = 1, available = requested } = given;
  if (status === 'none') return undefined;
  return {
    Status: status,
    StatusReason: statusReason,
    RequestedProvisionedConcurrentExecutions: requested,
    AvailableProvisionedConcurrentExecutions: available,
    AllocatedProvisionedConcurrentExecutions: given.allocated ?? available,
  };
}
