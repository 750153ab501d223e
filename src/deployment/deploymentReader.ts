import type { Clients } from '../aws/clients.ts';
import {
  appSpecText,
  deploymentState,
  deploymentTargets,
  type DeploymentState,
  type DeploymentTargetState,
} from '../aws/deployment.ts';
import { parseAppSpec, type AppSpec } from './appSpec.ts';

// Checks are user code and may replace globals: these are the ones that were there at load.
const { setTimeout, clearTimeout, Promise, Math } = globalThis;

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

/** One way that hangs must leave time for another, and for the checks. */
function within<T>(limitMs: number, ask: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(
        new Error(
          `CodeDeploy did not answer in ${Math.round(limitMs)} ms; a function in a VPC reaches it through a NAT gateway or the interface endpoint com.amazonaws.REGION.codedeploy`,
        ),
      );
    }, limitMs);
    ask()
      .then(resolve, reject)
      .finally(() => {
        clearTimeout(timer);
      });
  });
}

/** Reads a deployment by its id; each question has `limitMs`, and all end when the signal does. */
export function deploymentReader(
  clients: Clients,
  deploymentId: string,
  signal: AbortSignal,
  limitMs: number,
): DeploymentReader {
  const state = once(() =>
    within(limitMs, () => deploymentState(clients.codedeploy, deploymentId, signal)),
  );
  return {
    state,
    targets: once(() =>
      within(limitMs, () => deploymentTargets(clients.codedeploy, deploymentId, signal)),
    ),
    appSpec: once(() =>
      within(limitMs, async () =>
        parseAppSpec(await appSpecText(clients.codedeploy, await state(), signal)),
      ),
    ),
  };
}
