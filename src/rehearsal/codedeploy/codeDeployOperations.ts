import type { Input, OperationMap } from '../http/operation.ts';
import type { CodeDeployOperation, CodeDeployState } from './codeDeployState.ts';
import { createApplication } from './operations/applications/createApplication.ts';
import { deleteApplication } from './operations/applications/deleteApplication.ts';
import { getApplication } from './operations/applications/getApplication.ts';
import { listApplications } from './operations/applications/listApplications.ts';
import { batchGetDeploymentTargets } from './operations/batchGetDeploymentTargets.ts';
import { createDeploymentConfig } from './operations/configs/createDeploymentConfig.ts';
import { deleteDeploymentConfig } from './operations/configs/deleteDeploymentConfig.ts';
import { getDeploymentConfig } from './operations/configs/getDeploymentConfig.ts';
import { createDeployment } from './operations/createDeployment.ts';
import { getApplicationRevision } from './operations/getApplicationRevision.ts';
import { getDeployment } from './operations/getDeployment.ts';
import { getDeploymentTarget } from './operations/getDeploymentTarget.ts';
import { createDeploymentGroup } from './operations/groups/createDeploymentGroup.ts';
import { deleteDeploymentGroup } from './operations/groups/deleteDeploymentGroup.ts';
import { getDeploymentGroup } from './operations/groups/getDeploymentGroup.ts';
import { updateDeploymentGroup } from './operations/groups/updateDeploymentGroup.ts';
import { listDeploymentTargets } from './operations/listDeploymentTargets.ts';
import { listDeployments } from './operations/listDeployments.ts';
import { putLifecycleEventHookExecutionStatus } from './operations/putLifecycleEventHookExecutionStatus.ts';
import { stopDeployment } from './operations/stopDeployment.ts';
import { listTagsForResource } from './operations/tags/listTagsForResource.ts';
import { tagResource } from './operations/tags/tagResource.ts';
import { untagResource } from './operations/tags/untagResource.ts';

/** By AWS's names for them. */
const operations: Readonly<Record<string, CodeDeployOperation>> = {
  BatchGetDeploymentTargets: batchGetDeploymentTargets,
  CreateApplication: createApplication,
  CreateDeployment: createDeployment,
  CreateDeploymentConfig: createDeploymentConfig,
  CreateDeploymentGroup: createDeploymentGroup,
  DeleteApplication: deleteApplication,
  DeleteDeploymentConfig: deleteDeploymentConfig,
  DeleteDeploymentGroup: deleteDeploymentGroup,
  GetApplication: getApplication,
  GetApplicationRevision: getApplicationRevision,
  GetDeployment: getDeployment,
  GetDeploymentConfig: getDeploymentConfig,
  GetDeploymentGroup: getDeploymentGroup,
  GetDeploymentTarget: getDeploymentTarget,
  ListApplications: listApplications,
  ListDeploymentTargets: listDeploymentTargets,
  ListDeployments: listDeployments,
  ListTagsForResource: listTagsForResource,
  PutLifecycleEventHookExecutionStatus: putLifecycleEventHookExecutionStatus,
  StopDeployment: stopDeployment,
  TagResource: tagResource,
  UntagResource: untagResource,
  UpdateDeploymentGroup: updateDeploymentGroup,
};

/** AWS's names for the operations of CodeDeploy that the stand-in has. */
export const codeDeployOperationNames: readonly string[] = Object.keys(operations);

export function codeDeployOperations(state: CodeDeployState): OperationMap {
  const entries = Object.entries(operations).map(([name, operation]) => {
    return [name, (input: Input) => operation(state, input)] as const;
  });
  return Object.fromEntries(entries);
}
