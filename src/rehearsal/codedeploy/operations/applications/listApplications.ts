import type { CodeDeployOperation } from '../../codeDeployState.ts';
import { paginate } from '../../requests/paginate.ts';

const pageSize = 100;

export const listApplications: CodeDeployOperation = ({ store }, input) => {
  const { items, next } = paginate(input, [...store.applications.keys()], pageSize);
  return { applications: items, ...next };
};
