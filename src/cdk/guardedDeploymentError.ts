import type { Construct } from 'constructs';

/** A mistake in the properties of a `GuardedDeployment`, or in a module that one of them names. */
export class GuardedDeploymentError extends Error {
  /** Always `GuardedDeploymentError`. */
  override readonly name = 'GuardedDeploymentError';

  constructor(scope: Construct, sentence: string) {
    super(`${scope.node.path}: ${sentence}`);
  }
}
