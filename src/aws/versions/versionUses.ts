import { Error, Number, Object, Promise } from '../../lib/primordials.ts';
import {
  ListAliasesCommand,
  ListEventSourceMappingsCommand,
  ListProvisionedConcurrencyConfigsCommand,
  type LambdaClient,
} from '@aws-sdk/client-lambda';
import type { RetryOptions } from '../retrying.ts';
import { listAll } from './listAll.ts';

/** A version that something names. */
export interface VersionUse {
  readonly version: number;
  /** What names it, for example `alias live`. */
  readonly by: string;
}

/** The version that a qualifier names; none for an alias, which is a use itself. */
const useOf = (qualifier: string | undefined, by: string): VersionUse[] =>
  /^\d+$/.test(qualifier ?? '') ? [{ version: Number(qualifier), by }] : [];

const arnForm = /:function:([\w-]+):([^:]+)$/;

/** `lambda:ListAliases`: the versions that aliases route to, also with additional weights. */
async function aliasUses(
  client: LambdaClient,
  FunctionName: string,
  retry: RetryOptions,
): Promise<VersionUse[]> {
  const found = await listAll(
    {
      action: 'lambda:ListAliases',
      ask: (Marker, options) =>
        client.send(new ListAliasesCommand({ FunctionName, Marker }), options),
      items: ({ Aliases }) => Aliases,
    },
    retry,
  );
  return found.flatMap(({ Name = '', FunctionVersion, RoutingConfig }) =>
    [FunctionVersion, ...Object.keys(RoutingConfig?.AdditionalVersionWeights ?? {})].flatMap(
      (version) => useOf(version, `alias ${Name}`),
    ),
  );
}

/** `lambda:ListProvisionedConcurrencyConfigs`: the versions that have provisioned concurrency. */
async function provisionedUses(
  client: LambdaClient,
  FunctionName: string,
  retry: RetryOptions,
): Promise<VersionUse[]> {
  const action = 'lambda:ListProvisionedConcurrencyConfigs';
  const found = await listAll(
    {
      action,
      ask: (Marker, options) =>
        client.send(
          new ListProvisionedConcurrencyConfigsCommand({ FunctionName, Marker }),
          options,
        ),
      items: ({ ProvisionedConcurrencyConfigs }) => ProvisionedConcurrencyConfigs,
    },
    retry,
  );
  return found.flatMap(({ FunctionArn = '' }) => {
    const qualifier = arnForm.exec(FunctionArn)?.[2];
    if (qualifier === undefined) throw new Error(`${action}: "${FunctionArn}" names no version`);
    return useOf(qualifier, 'provisioned concurrency');
  });
}

/**
 * `lambda:ListEventSourceMappings`: the versions that mappings name. Asks for those of all functions: AWS
 * does not say which of them Lambda lists for a function's name without a version.
 */
async function mappingUses(
  client: LambdaClient,
  functionName: string,
  retry: RetryOptions,
): Promise<VersionUse[]> {
  const found = await listAll(
    {
      action: 'lambda:ListEventSourceMappings',
      ask: (Marker, options) =>
        client.send(new ListEventSourceMappingsCommand({ Marker }), options),
      items: ({ EventSourceMappings }) => EventSourceMappings,
    },
    retry,
  );
  return found.flatMap(({ FunctionArn = '' }) => {
    const [, name, qualifier] = arnForm.exec(FunctionArn) ?? [];
    return name === functionName ? useOf(qualifier, 'an event source mapping') : [];
  });
}

/** A function, as calls of AWS name it, and by its bare name. */
export interface NamedFunction {
  readonly callable: string;
  readonly name: string;
}

/** The versions that aliases, provisioned concurrency and event source mappings name. */
export async function versionUses(
  client: LambdaClient,
  { callable, name }: NamedFunction,
  retry: RetryOptions,
): Promise<VersionUse[]> {
  const uses = await Promise.all([
    aliasUses(client, callable, retry),
    provisionedUses(client, callable, retry),
    mappingUses(client, name, retry),
  ]);
  return uses.flat();
}
