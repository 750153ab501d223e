import type { LambdaOperation } from '../../lambdaState.ts';
import { findTarget } from '../../requests/findTarget.ts';
import { requiredString } from '../../requests/inputReaders.ts';

/** `tagKeys` is in the query, once for each key. */
export const untagResource: LambdaOperation = (state, input) => {
  const { fn } = findTarget(state, requiredString(input, 'Resource'));
  const keys = input['tagKeys'];
  for (const key of Array.isArray(keys) ? keys : [keys]) fn.tags.delete(String(key));
  return {};
};
