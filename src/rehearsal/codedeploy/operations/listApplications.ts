import type { CodeDeployStandIn } from '../codeDeployStandIn.ts';
import type { Members } from '../requests/inputReaders.ts';
import { page } from '../requests/paginate.ts';

const pageSize = 100;

export function listApplications(codeDeploy: CodeDeployStandIn, input: Members): unknown {
  const { items, nextToken } = page([...codeDeploy.applications.keys()], input, pageSize);
  return { applications: items, ...(nextToken !== undefined && { nextToken }) };
}
