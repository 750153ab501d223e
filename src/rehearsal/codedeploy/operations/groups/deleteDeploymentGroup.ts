import type { CodeDeployOperation } from '../../codeDeployState.ts';
import { findApplication } from '../../requests/findResources.ts';
import { readGroupName } from '../../requests/readNames.ts';

/** As on AWS, deleting a group that does not exist succeeds. */
export const deleteDeploymentGroup: CodeDeployOperation = (state, input) => {
  findApplication(state, input).groups.delete(readGroupName(input));
  return { hooksNotCleanedUp: [] };
};
