import { tagList } from '../../../tags.ts';
import type { CodeDeployOperation } from '../../codeDeployState.ts';
import { findTagged } from '../../requests/findTagged.ts';

/** All of them on one page. */
export const listTagsForResource: CodeDeployOperation = (state, input) => ({
  Tags: tagList(findTagged(state, input)),
});
