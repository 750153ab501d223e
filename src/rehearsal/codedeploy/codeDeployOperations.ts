import type { Operation, OperationMap } from '../http/operation.ts';
import type { CodeDeployStandIn } from './codeDeployStandIn.ts';
import type { Members } from './requests/inputReaders.ts';
import { batchGetDeploymentTargets } from './operations/batchGetDeploymentTargets.ts';
import { createApplication } from './operations/createApplication.ts';
import { createDeployment } from './operations/createDeployment.ts';
import { createDeploymentConfig } from './operations/createDeploymentConfig.ts';
import { createDeploymentGroup } from './operations/createDeploymentGroup.ts';
import { deleteApplication } from './operations/deleteApplication.ts';
import { getApplication } from './operations/getApplication.ts';
import { getApplicationRevision } from './operations/getApplicationRevision.ts';
import { getDeployment } from './operations/getDeployment.ts';
import { getDeploymentConfig } from './operations/getDeploymentConfig.ts';
import { getDeploymentGroup } from './operations/getDeploymentGroup.ts';
import { getDeploymentTarget } from './operations/getDeploymentTarget.ts';
import { listApplications } from './operations/listApplications.ts';
import { listDeployments } from './operations/listDeployments.ts';
import { listDeploymentTargets } from './operations/listDeploymentTargets.ts';
import { putLifecycleEventHookExecutionStatus } from './operations/putLifecycleEventHookExecutionStatus.ts';
import { stopDeployment } from './operations/stopDeployment.ts';
import { updateDeploymentGroup } from './operations/updateDeploymentGroup.ts';

const operations: Record<string, (codeDeploy: CodeDeployStandIn, input: Members) => unknown> = {
  BatchGetDeploymentTargets: batchGetDeploymentTargets,
  CreateApplication: createApplication,
  CreateDeployment: createDeployment,
  CreateDeploymentConfig: createDeploymentConfig,
  CreateDeploymentGroup: createDeploymentGroup,
  DeleteApplication: deleteApplication,
  GetApplication: getApplication,
  GetApplicationRevision: getApplicationRevision,
  GetDeployment: getDeployment,
  GetDeploymentConfig: getDeploymentConfig,
  GetDeploymentGroup: getDeploymentGroup,
  GetDeploymentTarget: getDeploymentTarget,
  ListApplications: listApplications,
  ListDeployments: listDeployments,
  ListDeploymentTargets: listDeploymentTargets,
  PutLifecycleEventHookExecutionStatus: putLifecycleEventHookExecutionStatus,
  StopDeployment: stopDeployment,
  UpdateDeploymentGroup: updateDeploymentGroup,
};

/** AWS's names for the operations of CodeDeploy that the stand-in has. */
export const codeDeployOperationNames: readonly string[] = Object.keys(operations);

/** Every operation of CodeDeploy that the stand-in has, by AWS's name for it. */
export function codeDeployOperations(codeDeploy: CodeDeployStandIn): OperationMap {
  const bound = Object.entries(operations).map(([name, operation]): [string, Operation] => [
    name,
    (input) => operation(codeDeploy, input),
  ]);
  return Object.fromEntries(bound);
}
