import type { VersionConfig } from '../state/versionConfig.ts';
import type { Machine } from './machine.ts';

/** What the processes of a version are started with. */
export interface LaunchRequest {
  config: VersionConfig;
  /** The folder or zip that was given: the user's project is around it. */
  codeUri: string;
  /** `LAMBDA_TASK_ROOT`. */
  taskRoot: string;
  /** The folder that stands for `/opt`; undefined if the function has no layers. */
  optRoot: string | undefined;
}

/** How to start the runtime of a version. */
export interface RuntimeLaunch {
  command: [string, ...string[]];
  /** What the runtime sets and a function may replace: `PYTHONPATH` and others. */
  variables: Record<string, string>;
  /** Set for a container image: each process is a container of it. */
  image?: { name: string; arguments: string[] };
  /**
   * Why no process can start, if that is in the code: a sentence. CreateFunction takes such code, as
   * on AWS, and a rehearsal refuses it.
   */
  problem?: string;
}

/** Rejects with AwsError `InvalidParameterValueException` if the runtime is not installed. */
export type FindLaunch = (
  request: LaunchRequest,
  machine: Machine,
) => RuntimeLaunch | Promise<RuntimeLaunch>;
