import { tagList } from '../../tags.ts';
import type { CloudWatchOperation } from '../cloudWatchState.ts';
import { findTagged } from '../requests/findTagged.ts';

export const listTagsForResource: CloudWatchOperation = (state, input) => ({
  Tags: tagList(findTagged(state, input)),
});
