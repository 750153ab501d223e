import { AwsError } from '../../http/awsError.ts';
import type { CodeDeployStandIn } from '../codeDeployStandIn.ts';
import { findStartedDeployment } from '../requests/findTarget.ts';
import { members, type Members } from '../requests/inputReaders.ts';
import { page } from '../requests/paginate.ts';

const pageSize = 25;
const filters: readonly string[] = ['TargetStatus', 'ServerInstanceLabel'];

/** That a page has 25 targets is an assumption about AWS. */
export function listDeploymentTargets(codeDeploy: CodeDeployStandIn, input: Members): unknown {
  const deployment = findStartedDeployment(codeDeploy, input);
  for (const name of Object.keys(members(input, 'targetFilters') ?? {})) {
    if (filters.includes(name)) continue;
    throw new AwsError(
      'InvalidTargetFilterNameException',
      `${name} is no target filter; expected one of ${filters.join(', ')}.`,
    );
  }
  const { items, nextToken } = page(deployment.targets, input, pageSize);
  return {
    targetIds: items.map((target) => target.targetId),
    ...(nextToken !== undefined && { nextToken }),
  };
}
