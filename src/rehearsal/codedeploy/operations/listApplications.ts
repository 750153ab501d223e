import type { CodeDeployStandIn } from '../codeDeployStandIn.ts';
import type { Members } from '../members.ts';
import { page } from '../page.ts';

const pageSize = 100;

export function listApplications(codeDeploy: CodeDeployStandIn, input: Members): unknown {
  const { items, nextToken } = page([...codeDeploy.applications.keys()], input, pageSize);
  return { applications: items, ...(nextToken !== undefined && { nextToken }) };
}
