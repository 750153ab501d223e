import type { Operation, OperationMap } from '../http/operation.ts';
import type { CodeDeployStandIn } from './codeDeployStandIn.ts';
import type { Members } from './members.ts';
import { batchGetDeploymentTargets } from './operations/batchGetDeploymentTargets.ts';
import { createApplication } from './operations/createApplication.ts';
import { createDeployment } from './operations/createDeployment.ts';
import { createDeploymentGroup } from './operations/createDeploymentGroup.ts';
import { getApplicationRevision } from './operations/getApplicationRevision.ts';
import { getDeployment } from './operations/getDeployment.ts';
import { getDeploymentTarget } from './operations/getDeploymentTarget.ts';
import { listDeploymentTargets } from './operations/listDeploymentTargets.ts';
import { putLifecycleEventHookExecutionStatus } from './operations/putLifecycleEventHookExecutionStatus.ts';
import { stopDeployment } from './operations/stopDeployment.ts';

const operations: Record<string, (codeDeploy: CodeDeployStandIn, input: Members) => unknown> = {
  BatchGetDeploymentTargets: batchGetDeploymentTargets,
  CreateApplication: createApplication,
  CreateDeployment: createDeployment,
  CreateDeploymentGroup: createDeploymentGroup,
  GetApplicationRevision: getApplicationRevision,
  GetDeployment: getDeployment,
  GetDeploymentTarget: getDeploymentTarget,
  ListDeploymentTargets: listDeploymentTargets,
  PutLifecycleEventHookExecutionStatus: putLifecycleEventHookExecutionStatus,
  StopDeployment: stopDeployment,
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
