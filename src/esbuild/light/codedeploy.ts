/** Stands in for `@aws-sdk/client-codedeploy`: as much of it as this package imports. */
import { AwsJson1_1Protocol } from '@aws-sdk/core/protocols';
import { command, LightClient } from './lightClient.ts';
import * as parts from './parts/codedeployParts.ts';

export class CodeDeployClient extends LightClient {
  constructor(settings?: object) {
    super(parts.service, (given) => new AwsJson1_1Protocol(given), settings);
  }
}

type Command = ReturnType<typeof command>;

export const BatchGetDeploymentTargetsCommand: Command = /* @__PURE__ */ command(
  parts.BatchGetDeploymentTargets$,
);
export const GetApplicationRevisionCommand: Command = /* @__PURE__ */ command(
  parts.GetApplicationRevision$,
);
export const GetDeploymentCommand: Command = /* @__PURE__ */ command(parts.GetDeployment$);
export const GetDeploymentGroupCommand: Command = /* @__PURE__ */ command(
  parts.GetDeploymentGroup$,
);
export const ListDeploymentTargetsCommand: Command = /* @__PURE__ */ command(
  parts.ListDeploymentTargets$,
);
export const PutLifecycleEventHookExecutionStatusCommand: Command = /* @__PURE__ */ command(
  parts.PutLifecycleEventHookExecutionStatus$,
);
