/** Stands in for `@aws-sdk/client-lambda`: as much of it as this package imports. */
import { AwsRestJsonProtocol } from '@aws-sdk/core/protocols';
import { command, LightClient } from './lightClient.ts';
import * as parts from './parts/lambdaParts.ts';

export class LambdaClient extends LightClient {
  constructor(settings?: object) {
    super(parts.service, (given) => new AwsRestJsonProtocol(given), settings);
  }
}

type Command = ReturnType<typeof command>;

export const DeleteFunctionCommand: Command = /* @__PURE__ */ command(parts.DeleteFunction$);
export const GetAliasCommand: Command = /* @__PURE__ */ command(parts.GetAlias$);
export const GetFunctionConfigurationCommand: Command = /* @__PURE__ */ command(
  parts.GetFunctionConfiguration$,
);
export const GetProvisionedConcurrencyConfigCommand: Command = /* @__PURE__ */ command(
  parts.GetProvisionedConcurrencyConfig$,
);
export const InvokeCommand: Command = /* @__PURE__ */ command(parts.Invoke$);
export const ListAliasesCommand: Command = /* @__PURE__ */ command(parts.ListAliases$);
export const ListEventSourceMappingsCommand: Command = /* @__PURE__ */ command(
  parts.ListEventSourceMappings$,
);
export const ListProvisionedConcurrencyConfigsCommand: Command = /* @__PURE__ */ command(
  parts.ListProvisionedConcurrencyConfigs$,
);
export const ListVersionsByFunctionCommand: Command = /* @__PURE__ */ command(
  parts.ListVersionsByFunction$,
);
