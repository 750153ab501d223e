import { AwsError } from '../../http/awsError.ts';
import type { Input } from '../../http/operation.ts';
import type { CodeDeployOperation } from '../codeDeployState.ts';
import { findApplication, findGroup, findOptionalConfig } from '../requests/findResources.ts';
import { optionalObject, optionalString } from '../requests/inputReaders.ts';
import { readAlarms, readAutoRollback } from '../requests/readGroupSettings.ts';
import { readRevision } from '../requests/readRevision.ts';
import { startDeployment } from '../run/startDeployment.ts';

/** Without a revision, deploys the revision of the group's last successful deployment again. */
export const createDeployment: CodeDeployOperation = async (state, input) => {
  const application = findApplication(state, input);
  const group = findGroup(application, input);
  const config = findOptionalConfig(state, input);
  const location = optionalObject(input, 'revision');
  const { revision, appSpec } = await readRevision(application, group, location);
  const description = readDescription(input);
  const alarms = readAlarms(optionalObject(input, 'overrideAlarmConfiguration'));
  const autoRollback = readAutoRollback(optionalObject(input, 'autoRollbackConfiguration'));
  const { deploymentId } = startDeployment(state, {
    application,
    group,
    revision,
    appSpec,
    ...(config && { config }),
    ...(description !== undefined && { description }),
    ...(alarms && { alarms }),
    ...(autoRollback && { autoRollback }),
  });
  return { deploymentId };
};

function readDescription(input: Input): string | undefined {
  const description = optionalString(input, 'description');
  if (description === undefined || description.length <= 256) return description;
  throw new AwsError(
    'DescriptionTooLongException',
    `The description has ${description.length} characters; at most 256 are allowed.`,
  );
}
