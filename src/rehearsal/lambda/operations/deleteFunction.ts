import { AwsError } from '../../http/awsError.ts';
import { trackBackground } from '../state/trackBackground.ts';
import { getVersion, LATEST, type LambdaFunction } from '../state/functionStore.ts';
import { findTarget } from '../state/resolveTarget.ts';
import type { LambdaContext } from '../lambdaContext.ts';
import { optionalString, requiredString } from '../requests/inputReaders.ts';
import type { LambdaOperation } from '../lambdaOperation.ts';

function deleteVersion(host: LambdaContext, fn: LambdaFunction, qualifier: string): void {
  if (qualifier === LATEST) {
    throw new AwsError(
      'InvalidParameterValueException',
      '$LATEST version cannot be deleted without deleting the function.',
    );
  }
  const version = getVersion(host, fn, qualifier);
  const users = [...fn.aliases.values()].filter(
    ({ routing }) =>
      routing.functionVersion === qualifier ||
      Object.hasOwn(routing.additionalVersionWeights ?? {}, qualifier),
  );
  if (users.length > 0) {
    const names = users.map(({ name }) => name).join(', ');
    throw new AwsError(
      'ResourceConflictException',
      `Version ${qualifier} is referenced by the alias ${names}; move the alias first`,
      409,
    );
  }
  fn.versions.delete(qualifier);
  trackBackground(host, version.pool.retire());
}

/** Deletes a function with all it has, or one version; what runs finishes. */
export const deleteFunction: LambdaOperation = ({ host, store }, input) => {
  const functionName = requiredString(input, 'FunctionName');
  const given = optionalString(input, 'Qualifier');
  const { fn, qualifier } = findTarget(host, store, functionName, given);
  if (qualifier !== undefined) {
    deleteVersion(host, fn, qualifier);
    return {};
  }
  store.delete(fn.name);
  for (const { pool } of [fn.latest, ...fn.versions.values()]) trackBackground(host, pool.retire());
  return {};
};
