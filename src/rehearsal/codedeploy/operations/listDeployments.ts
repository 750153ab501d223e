import { AwsError } from '../../http/awsError.ts';
import type { Input } from '../../http/operation.ts';
import { epochSeconds } from '../answers/epochSeconds.ts';
import type { CodeDeployOperation, CodeDeployState } from '../codeDeployState.ts';
import { findApplication, findGroup } from '../requests/findResources.ts';
import {
  optionalNumber,
  optionalObject,
  optionalString,
  optionalStrings,
} from '../requests/inputReaders.ts';
import { paginate } from '../requests/paginate.ts';
import type { Deployment } from '../state/deployment.ts';

const pageSize = 100;
const statuses: readonly string[] = [
  'Created',
  'Queued',
  'InProgress',
  'Baking',
  'Succeeded',
  'Failed',
  'Stopped',
  'Ready',
];

type Filter = (deployment: Deployment) => boolean;

/** Newest first. */
export const listDeployments: CodeDeployOperation = (state, input) => {
  const filters = [byGroup(state, input), byStatus(input), byTime(input)];
  const found = [...state.store.deployments.values()]
    .reverse()
    .filter((deployment) => filters.every((filter) => filter(deployment)))
    .map((deployment) => deployment.deploymentId);
  const { items, next } = paginate(input, found, pageSize);
  return { deployments: items, ...next };
};

/** AWS wants both names or neither. */
function byGroup(state: CodeDeployState, input: Input): Filter {
  const namesGroup = optionalString(input, 'deploymentGroupName') !== undefined;
  if (optionalString(input, 'applicationName') === undefined && !namesGroup) return () => true;
  const application = findApplication(state, input);
  const group = findGroup(application, input);
  return ({ applicationName, deploymentGroupName }) =>
    applicationName === application.applicationName &&
    deploymentGroupName === group.deploymentGroupName;
}

function byStatus(input: Input): Filter {
  const wanted = optionalStrings(input, 'includeOnlyStatuses');
  const wrong = wanted?.find((status) => !statuses.includes(status));
  if (wrong !== undefined) {
    throw new AwsError(
      'InvalidDeploymentStatusException',
      `${wrong} is not a status of a deployment; expected one of ${statuses.join(', ')}.`,
    );
  }
  return ({ status }) => wanted === undefined || wanted.length === 0 || wanted.includes(status);
}

function byTime(input: Input): Filter {
  const range = optionalObject(input, 'createTimeRange') ?? {};
  const start = optionalNumber(range, 'start') ?? -Infinity;
  const end = optionalNumber(range, 'end') ?? Infinity;
  if (start > end) {
    throw new AwsError('InvalidTimeRangeException', 'The time range ends before it starts.');
  }
  return ({ createTime }) => {
    const seconds = epochSeconds(createTime);
    return seconds >= start && seconds <= end;
  };
}
