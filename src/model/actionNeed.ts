/** An IAM action that an action of a handler needs. */
export interface ActionNeed {
  readonly action: string;
  /** `topic` is the ARN in `arn`. `anyVersion` is a version of the function by its number. */
  readonly on: 'function' | 'anyVersion' | 'topic' | '*';
  /** As the user gave it. */
  readonly arn?: unknown;
}

/** What an action of this package tells `allow-traffic policy`. */
export interface ActionNeeds {
  readonly iam: readonly ActionNeed[];
}
