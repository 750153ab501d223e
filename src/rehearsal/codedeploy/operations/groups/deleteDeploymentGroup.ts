import type { CodeDeployOperation } from '../../codeDeployState.ts';
import { readApplicationName, readGroupName } from '../../requests/readNames.ts';

/** As in AWS's model, no error says that the group or its application does not exist. */
export const deleteDeploymentGroup: CodeDeployOperation = ({ store }, input) => {
  const application = store.applications.get(readApplicationName(input));
  const groupName = readGroupName(input);
  application?.groups.delete(groupName);
  return { hooksNotCleanedUp: [] };
};
