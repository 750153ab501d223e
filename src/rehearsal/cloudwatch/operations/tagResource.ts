import { addTags, readTagList } from '../../tags.ts';
import type { CloudWatchOperation } from '../cloudWatchState.ts';
import { findTagged } from '../requests/findTagged.ts';

export const tagResource: CloudWatchOperation = (state, input) => {
  addTags(findTagged(state, input), readTagList(input['Tags']));
  return {};
};
