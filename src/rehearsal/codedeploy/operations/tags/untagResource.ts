import type { CodeDeployOperation } from '../../codeDeployState.ts';
import { findTagged } from '../../requests/findTagged.ts';
import { optionalStrings } from '../../requests/inputReaders.ts';

export const untagResource: CodeDeployOperation = (state, input) => {
  const tags = findTagged(state, input);
  for (const key of optionalStrings(input, 'TagKeys') ?? []) tags.delete(key);
  return {};
};
