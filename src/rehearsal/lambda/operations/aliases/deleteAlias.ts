import type { LambdaOperation } from '../../lambdaState.ts';
import { findTarget } from '../../requests/findTarget.ts';
import { requiredString } from '../../requests/inputReaders.ts';

/** Deletes the alias with its configurations; as on AWS, one that does not exist too. */
export const deleteAlias: LambdaOperation = (state, input) => {
  const { fn } = findTarget(state, requiredString(input, 'FunctionName'));
  const name = requiredString(input, 'Name');
  if (!fn.aliases.delete(name)) return {};
  fn.eventInvokeConfigs.delete(name);
  fn.provisioned.delete(name);
  return {};
};
