import {
  AbortController,
  AbortSignal,
  Error,
  Math,
  Promise,
  setImmediate,
} from '../lib/primordials.ts';
import type { Clients } from '../aws/client/clients.ts';
import {
  appSpecText,
  deploymentState,
  deploymentTargets,
  type DeploymentState,
  type DeploymentTargetState,
} from '../aws/deployment.ts';
import { withTimeout, type TimeLeft } from '../lib/timers.ts';
import { answerMemory, type AnswerMemory } from './answerMemory.ts';
import { parseAppSpec, type AppSpec } from './appSpec.ts';

/**
 * What CodeDeploy says about one deployment. Each request is sent when first needed, and again only
 * if it was denied and `forgetDenials` was called.
 */
export interface DeploymentReader extends Pick<AnswerMemory, 'forgetDenials'> {
  state(): Promise<DeploymentState>;
  targets(): Promise<DeploymentTargetState[]>;
  appSpec(): Promise<AppSpec>;
  /**
   * Aborts the requests that are still under way. Checks may replace globals that the SDK needs, and
   * an answer that came then would look like a fault of a check.
   */
  end(): Promise<void>;
}

/**
 * How many turns of the event loop an aborted call needs to end. Its socket closes in the next turn,
 * then its request emits the error, and then the SDK clears its timers.
 */
const turnsToClose = 4;

/** A request that hangs must leave time for the others, and for the checks. */
const within = <T>(limitMs: number, ask: () => Promise<T>): Promise<T> =>
  withTimeout(
    limitMs,
    () =>
      new Error(
        `CodeDeploy did not answer in ${Math.round(limitMs)} ms. A function in a VPC reaches CodeDeploy through a NAT gateway or the interface endpoint com.amazonaws.REGION.codedeploy`,
      ),
    ask,
  );

const longestQuestionMs = 10_000;

/** Reads a deployment by its id. All requests end if the signal of `timeLeft` is aborted. */
export function deploymentReader(
  clients: Clients,
  deploymentId: string,
  timeLeft: TimeLeft,
): DeploymentReader {
  const { codedeploy } = clients;
  const limitMs = Math.min(timeLeft.remainingTime() / 3, longestQuestionMs);
  const stop = new AbortController();
  const ended = AbortSignal.any([timeLeft.signal, stop.signal]);
  const { once, forgetDenials } = answerMemory({
    signal: ended,
    remainingTime: timeLeft.remainingTime,
  });
  const state = once(() => within(limitMs, () => deploymentState(codedeploy, deploymentId, ended)));
  return {
    state,
    targets: once(() => within(limitMs, () => deploymentTargets(codedeploy, deploymentId, ended))),
    appSpec: once(() =>
      within(limitMs, async () =>
        parseAppSpec(await appSpecText(codedeploy, await state(), ended)),
      ),
    ),
    forgetDenials,
    end: async () => {
      stop.abort();
      for (let turn = 0; turn < turnsToClose; turn += 1) {
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}
