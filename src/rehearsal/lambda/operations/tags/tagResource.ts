import { addTags } from '../../../tags.ts';
import type { LambdaOperation } from '../../lambdaState.ts';
import { findTarget } from '../../requests/findTarget.ts';
import { requiredString } from '../../requests/inputReaders.ts';
import { readTags } from '../../requests/readTags.ts';

export const tagResource: LambdaOperation = (state, input) => {
  const { fn } = findTarget(state, requiredString(input, 'Resource'));
  addTags(fn.tags, readTags(input));
  return {};
};
