/**
 * Who named the target: the `target` option, `ALLOW_TRAFFIC_TARGET`, the deployment's own targets,
 * or the AppSpec of its revision.
 */
export type FoundBy = 'option' | 'environment' | 'deploymentTargets' | 'appSpec';

/** One function of a deployment, and the version that is being deployed. */
export interface Target {
  /** The bare name, also if the function was named by its ARN. */
  readonly functionName: string;
  /** The ARN without a version, whole or partial, if that is how the function was named. */
  readonly functionArn?: string;
  /** The alias whose traffic shifts. Missing if it is not known. */
  readonly alias?: string;
  /** The version in production before the deployment. */
  readonly currentVersion?: string;
  /** The version that is being deployed: a number. */
  readonly targetVersion: string;
  /** Who named the target. */
  readonly foundBy: FoundBy;
}

/** A target as a person sets it, in parts. */
export interface TargetParts {
  /** The name, or the ARN without a version. */
  functionName: string;
  /** The version that is being deployed: a number. */
  targetVersion: string;
  /** The alias whose traffic shifts. */
  alias?: string;
  /** The version in production: a number. */
  currentVersion?: string;
}

/** A qualified ARN (of any partition), `name:version`, or the parts. */
export type TargetSetting = string | TargetParts;
