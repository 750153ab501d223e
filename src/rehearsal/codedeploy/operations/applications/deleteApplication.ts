import type { CodeDeployOperation } from '../../codeDeployState.ts';
import { readApplicationName } from '../../requests/readNames.ts';

/** As on AWS, deleting an application that does not exist succeeds. */
export const deleteApplication: CodeDeployOperation = ({ store }, input) => {
  store.applications.delete(readApplicationName(input));
  return {};
};
