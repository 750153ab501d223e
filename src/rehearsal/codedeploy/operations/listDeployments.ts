import { AwsError } from '../../http/awsError.ts';
import type { CodeDeployStandIn } from '../codeDeployStandIn.ts';
import type { Deployment } from '../state/deployment.ts';
import { findApplication, findGroup } from '../requests/findResources.ts';
import { members, number, text, texts, type Members } from '../requests/inputReaders.ts';
import { page } from '../requests/paginate.ts';

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

/** The newest first. */
export function listDeployments(codeDeploy: CodeDeployStandIn, input: Members): unknown {
  const filters = [byGroup(codeDeploy, input), byStatus(input), byTime(input)];
  const found = [...codeDeploy.deployments.values()]
    .reverse()
    .filter((deployment) => filters.every((filter) => filter(deployment)))
    .map((deployment) => deployment.deploymentId);
  const { items, nextToken } = page(found, input, pageSize);
  return { deployments: items, ...(nextToken !== undefined && { nextToken }) };
}

/** AWS wants both names or none. */
function byGroup(codeDeploy: CodeDeployStandIn, input: Members): Filter {
  const wantsGroup = text(input, 'deploymentGroupName') !== undefined;
  if (text(input, 'applicationName') === undefined && !wantsGroup) return () => true;
  const application = findApplication(codeDeploy, input);
  const group = findGroup(application, input);
  return ({ applicationName, deploymentGroupName }) =>
    applicationName === application.applicationName &&
    deploymentGroupName === group.deploymentGroupName;
}

function byStatus(input: Members): Filter {
  const wanted = texts(input, 'includeOnlyStatuses');
  const wrong = wanted?.find((status) => !statuses.includes(status));
  if (wrong !== undefined) {
    throw new AwsError(
      'InvalidDeploymentStatusException',
      `${wrong} is no status of a deployment; expected one of ${statuses.join(', ')}.`,
    );
  }
  return ({ status }) => wanted === undefined || wanted.length === 0 || wanted.includes(status);
}

function byTime(input: Members): Filter {
  const range = members(input, 'createTimeRange') ?? {};
  const start = number(range, 'start') ?? -Infinity;
  const end = number(range, 'end') ?? Infinity;
  if (start > end) {
    throw new AwsError('InvalidTimeRangeException', 'The time range ends before it starts.');
  }
  return ({ createTime }) => {
    const seconds = createTime.getTime() / 1000;
    return seconds >= start && seconds <= end;
  };
}
