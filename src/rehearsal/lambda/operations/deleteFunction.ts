import { AwsError } from '../../http/awsError.ts';
import type { LambdaContext } from '../lambdaContext.ts';
import type { LambdaOperation } from '../lambdaState.ts';
import { findTarget } from '../requests/findTarget.ts';
import { optionalString, requiredString } from '../requests/inputReaders.ts';
import { findVersion } from '../requests/findResources.ts';
import { LATEST, type LambdaFunction } from '../state/functionStore.ts';
import { trackBackground } from '../state/trackBackground.ts';

function deleteVersion(context: LambdaContext, fn: LambdaFunction, qualifier: string): void {
  if (qualifier === LATEST) {
    throw new AwsError(
      'InvalidParameterValueException',
      '$LATEST version cannot be deleted without deleting the function.',
    );
  }
  const version = findVersion(fn, qualifier);
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
  fn.provisioned.delete(qualifier);
  fn.eventInvokeConfigs.delete(qualifier);
  trackBackground(context, version.pool.retire());
}

/** Deletes a function with all it has, or one version; running invocations finish. */
export const deleteFunction: LambdaOperation = (state, input) => {
  const { context, store } = state;
  const functionName = requiredString(input, 'FunctionName');
  const given = optionalString(input, 'Qualifier');
  const { fn, qualifier } = findTarget(state, functionName, given);
  if (qualifier !== undefined) {
    deleteVersion(context, fn, qualifier);
    return {};
  }
  store.delete(fn.name);
  for (const { pool } of [fn.latest, ...fn.versions.values()]) {
    trackBackground(context, pool.retire());
  }
  return {};
};
