import { addTags, readTagList } from '../../../tags.ts';
import type { CodeDeployOperation } from '../../codeDeployState.ts';
import { findTagged } from '../../requests/findTagged.ts';

export const tagResource: CodeDeployOperation = (state, input) => {
  addTags(findTagged(state, input), readTagList(input['Tags']));
  return {};
};
