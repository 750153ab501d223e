import { AwsError } from '../../http/awsError.ts';
import { functionArn, type LambdaContext } from '../lambdaContext.ts';
import type { AliasRouting } from '../lambdaStandIn.ts';
import type { FunctionVersion } from './functionVersion.ts';
import type { Provisioned } from './provisioned.ts';

export interface Alias {
  name: string;
  description: string;
  routing: AliasRouting;
  revisionId: string;
}

/** How Lambda delivers asynchronous events to a function, version or alias. */
export interface EventInvokeConfig {
  maximumRetryAttempts: number;
  maximumEventAgeInSeconds: number;
  onFailure?: string;
  onSuccess?: string;
  /** Seconds since the epoch. */
  lastModified: number;
}

export interface LambdaFunction {
  name: string;
  latest: FunctionVersion;
  /** Published versions by number. */
  versions: Map<string, FunctionVersion>;
  aliases: Map<string, Alias>;
  /** By qualifier; `$LATEST` where there is none. */
  eventInvokeConfigs: Map<string, EventInvokeConfig>;
  /** Asked for, by qualifier. */
  provisioned: Map<string, Provisioned>;
  nextVersion: number;
}

export const LATEST = '$LATEST';

/** Every function of the stand-in, by name. */
export type FunctionStore = Map<string, LambdaFunction>;

/** Throws AwsError `ResourceNotFoundException`. */
export function getFunction(
  host: LambdaContext,
  store: FunctionStore,
  name: string,
): LambdaFunction {
  const found = store.get(name);
  if (found !== undefined) return found;
  throw notFound(`Function not found: ${functionArn(host, name)}`);
}

export function notFound(sentence: string): AwsError {
  return new AwsError('ResourceNotFoundException', sentence, 404);
}

/** A version, or `$LATEST`; throws AwsError `ResourceNotFoundException`. */
export function getVersion(
  host: LambdaContext,
  { name, latest, versions }: LambdaFunction,
  version: string,
): FunctionVersion {
  const found = version === LATEST ? latest : versions.get(version);
  if (found !== undefined) return found;
  throw notFound(`Function not found: ${functionArn(host, name, version)}`);
}

/** Throws AwsError `ResourceNotFoundException`. */
export function getAlias(
  host: LambdaContext,
  { name, aliases }: LambdaFunction,
  alias: string,
): Alias {
  const found = aliases.get(alias);
  if (found !== undefined) return found;
  throw notFound(`Cannot find alias arn: ${functionArn(host, name, alias)}`);
}
