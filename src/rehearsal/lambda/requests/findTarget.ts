import { account, region as ownRegion } from '../../arns.ts';
import { parseFunctionRef, type FunctionRef } from '../../../model/functionRef.ts';
import { AwsError } from '../../http/awsError.ts';
import type { LambdaState } from '../lambdaState.ts';
import { findFunction } from './findResources.ts';
import type { Target } from '../state/target.ts';
import { invalidMember } from './inputReaders.ts';

/** Throws AwsError `ValidationException` if the text is neither a function's name nor its ARN. */
export function readFunctionRef(text: string): FunctionRef {
  const ref = parseFunctionRef(text);
  if (ref !== undefined) return ref;
  throw invalidMember(
    'FunctionName',
    text,
    'expected a function name, a partial ARN or a full ARN',
  );
}

function checkAccountAndRegion(text: string, { accountId, region, name }: FunctionRef): void {
  if (accountId !== undefined && accountId !== account) {
    throw new AwsError(
      'AccessDeniedException',
      `${text} belongs to account ${accountId}, and this stand-in is account ${account}: ` +
        'not authorized to perform: lambda:InvokeFunction because no resource-based policy allows it',
      403,
    );
  }
  if (region !== undefined && region !== ownRegion) {
    throw new AwsError(
      'ResourceNotFoundException',
      `Functions from '${region}' are not reachable in this region ('${ownRegion}'): ${name}`,
      404,
    );
  }
}

/**
 * The name of a function to create. Throws AWS's error if the text names a version or an alias, or
 * belongs to another account or region.
 */
export function newFunctionName(text: string): string {
  const ref = readFunctionRef(text);
  checkAccountAndRegion(text, ref);
  if (ref.qualifier === undefined) return ref.name;
  throw invalidMember('FunctionName', text, 'expected a name or an ARN without a qualifier');
}

/**
 * Throws AWS's error if the function does not exist, belongs to another account or region, or if
 * the reference and `qualifier` name two different versions.
 */
export function findTarget(state: LambdaState, functionRef: string, qualifier?: string): Target {
  const ref = readFunctionRef(functionRef);
  checkAccountAndRegion(functionRef, ref);
  if (ref.qualifier !== undefined && qualifier !== undefined && ref.qualifier !== qualifier) {
    throw new AwsError(
      'InvalidParameterValueException',
      'The derived qualifier from the function name does not match the specified qualifier.',
    );
  }
  return { fn: findFunction(state, ref.name), qualifier: ref.qualifier ?? qualifier };
}
