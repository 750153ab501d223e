import type { LambdaOperation } from '../../lambdaState.ts';
import { findTarget } from '../../requests/findTarget.ts';
import { requiredString } from '../../requests/inputReaders.ts';

/** Only functions have tags here. */
export const listTags: LambdaOperation = (state, input) => {
  const { fn } = findTarget(state, requiredString(input, 'Resource'));
  return { Tags: Object.fromEntries(fn.tags) };
};
