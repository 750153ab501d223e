import type { CodeDeployStandIn } from '../codeDeployStandIn.ts';
import type { DeploymentEvent } from './deploymentEvent.ts';

/** Tells every listener. */
export function emit(codeDeploy: CodeDeployStandIn, event: DeploymentEvent): void {
  for (const listener of codeDeploy.listeners) listener(event);
}
