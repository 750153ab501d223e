import type { Clients } from '../aws/clients.ts';
import {
  appSpecText,
  deploymentState,
  deploymentTargets,
  type DeploymentState,
  type DeploymentTargetState,
} from '../aws/deployment.ts';
import { parseAppSpec, type AppSpec } from './appSpec.ts';

/** What CodeDeploy says of one deployment; each question is asked once, when first needed. */
export interface DeploymentReader {
  state(): Promise<DeploymentState>;
  targets(): Promise<DeploymentTargetState[]>;
  appSpec(): Promise<AppSpec>;
}

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => {
    if (!answer) {
      answer = ask();
      // Whoever asked sees the rejection; nobody may ever come back for it.
      answer.catch(() => undefined);
    }
    return answer;
  };
}

/** Reads a deployment by its id; everything ends when the signal does. */
export function deploymentReader(
  clients: Clients,
  deploymentId: string,
  signal: AbortSignal,
): DeploymentReader {
  const state = once(() => deploymentState(clients.codedeploy, deploymentId, signal));
  return {
    state,
    targets: once(() => deploymentTargets(clients.codedeploy, deploymentId, signal)),
    appSpec: once(async () =>
      parseAppSpec(await appSpecText(clients.codedeploy, await state(), signal)),
    ),
  };
}
