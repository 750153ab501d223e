import {
  AbortController,
  AbortSignal,
  Error,
  Math,
  Promise,
  clearTimeout,
  setImmediate,
  setTimeout,
} from '../lib/primordials.ts';
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
  /**
   * No more is asked: what is still under way is cut off. Checks may replace the globals that the
   * SDK stands on, and an answer that came then would look like a fault of theirs.
   */
  end(): Promise<void>;
}

/**
 * Turns of the event loop in which a call that was cut off comes to rest: its socket closes in the
 * next one, its request hears of that, and the SDK clears its timers behind both.
 */
const turnsToClose = 4;

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
  const { codedeploy } = clients;
  const enough = new AbortController();
  const ended = AbortSignal.any([signal, enough.signal]);
  const state = once(() => within(limitMs, () => deploymentState(codedeploy, deploymentId, ended)));
  return {
    state,
    targets: once(() => within(limitMs, () => deploymentTargets(codedeploy, deploymentId, ended))),
    appSpec: once(() =>
      within(limitMs, async () =>
        parseAppSpec(await appSpecText(codedeploy, await state(), ended)),
      ),
    ),
    end: async () => {
      enough.abort();
      for (let turn = 0; turn < turnsToClose; turn += 1) {
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}
