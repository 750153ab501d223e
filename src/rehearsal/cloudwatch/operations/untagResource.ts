import type { CloudWatchOperation } from '../cloudWatchState.ts';
import { findTagged } from '../requests/findTagged.ts';
import { strings } from '../requests/inputReaders.ts';

export const untagResource: CloudWatchOperation = (state, input) => {
  const tags = findTagged(state, input);
  for (const key of strings(input, 'TagKeys')) tags.delete(key);
  return {};
};
