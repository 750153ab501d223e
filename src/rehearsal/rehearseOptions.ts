import type { Assumptions } from './codedeploy/assumptions.ts';
import type { Clock } from './clock.ts';
import type { ProgressListener } from './progressEvent.ts';

/** Options of `rehearse` and `rehearseAll`. */
export interface RehearseOptions {
  /**
   * If the rehearsal is given as a value: its paths are relative to this folder.
   * @default the working directory
   */
  folder?: string;
  /**
   * Values of a template's parameters, of its imports and of its dynamic references.
   * @default none
   */
  parameters?: Readonly<Record<string, string>>;
  /**
   * With a template: the logical ID of the function to deploy.
   * @default the only one that it guards; with `rehearseAll`, all of them
   */
  functionId?: string;
  /**
   * With a template: the version in production, a folder or a git ref. A ref is checked out into a
   * temporary worktree.
   * @default the working tree
   */
  current?: string;
  /**
   * Called with everything that happens, as it happens.
   * @default none
   */
  onProgress?: ProgressListener;
  /**
   * The deployment's clock.
   * @default a simulated clock, at the speed that the file asks for
   */
  clock?: Clock;
  /**
   * What nobody outside AWS knows for certain about CodeDeploy.
   * @default the defaults of {@link Assumptions}
   */
  assumptions?: Assumptions;
  /**
   * Abort it to stop the deployment and end the functions.
   * @default none
   */
  signal?: AbortSignal;
}
