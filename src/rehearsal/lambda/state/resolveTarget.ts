import { AwsError } from '../../http/awsError.ts';
import { functionArn, type LambdaContext } from '../lambdaContext.ts';
import { drawVersion } from './drawVersion.ts';
import { parseFunctionRef } from './functionRef.ts';
import {
  getFunction,
  getVersion,
  LATEST,
  type FunctionStore,
  type LambdaFunction,
} from './functionStore.ts';
import type { FunctionVersion } from './functionVersion.ts';

/** What a request points at: a function, and a version or alias of it. */
export interface Target {
  fn: LambdaFunction;
  /** As the request has it; undefined where it names the function alone. */
  qualifier: string | undefined;
}

function checkPlace(host: LambdaContext, text: string): void {
  const { region, accountId, name } = parseFunctionRef(text);
  if (accountId !== undefined && accountId !== host.accountId) {
    throw new AwsError(
      'AccessDeniedException',
      `${text} belongs to account ${accountId}, and this stand-in is account ${host.accountId}: ` +
        'not authorized to perform: lambda:InvokeFunction because no resource-based policy allows it',
      403,
    );
  }
  if (region !== undefined && region !== host.region) {
    throw new AwsError(
      'ResourceNotFoundException',
      `Functions from '${region}' are not reachable in this region ('${host.region}'): ${name}`,
      404,
    );
  }
}

/** Throws AWS's error where the function is unknown, elsewhere, or qualified in two ways. */
export function findTarget(
  host: LambdaContext,
  store: FunctionStore,
  functionRef: string,
  qualifier?: string,
): Target {
  const ref = parseFunctionRef(functionRef);
  checkPlace(host, functionRef);
  if (ref.qualifier !== undefined && qualifier !== undefined && ref.qualifier !== qualifier) {
    throw new AwsError(
      'InvalidParameterValueException',
      'The derived qualifier from the function name does not match the specified qualifier.',
    );
  }
  return { fn: getFunction(host, store, ref.name), qualifier: ref.qualifier ?? qualifier };
}

/** The version that runs; an alias draws one for each invocation. */
export function pickVersion(
  host: LambdaContext,
  { fn, qualifier = LATEST }: Target,
): FunctionVersion {
  const alias = fn.aliases.get(qualifier);
  const version = alias === undefined ? qualifier : drawVersion(alias.routing, host.random());
  return getVersion(host, fn, version);
}

export function targetArn(host: LambdaContext, { fn, qualifier }: Target): string {
  return functionArn(host, fn.name, qualifier);
}
