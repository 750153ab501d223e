import { AwsError } from '../../http/awsError.ts';
import type { CodeDeployOperation } from '../codeDeployState.ts';
import { findStartedDeployment } from '../requests/findTarget.ts';
import { optionalObject } from '../requests/inputReaders.ts';
import { paginate } from '../requests/paginate.ts';

/** An assumption about AWS. */
const pageSize = 25;
const filters: readonly string[] = ['TargetStatus', 'ServerInstanceLabel'];

/** Filters are checked, but do not filter. */
export const listDeploymentTargets: CodeDeployOperation = (state, input) => {
  const deployment = findStartedDeployment(state, input);
  for (const name of Object.keys(optionalObject(input, 'targetFilters') ?? {})) {
    if (filters.includes(name)) continue;
    throw new AwsError(
      'InvalidTargetFilterNameException',
      `${name} is not a target filter; expected one of ${filters.join(', ')}.`,
    );
  }
  const { items, next } = paginate(input, deployment.targets, pageSize);
  return { targetIds: items.map((target) => target.targetId), ...next };
};
