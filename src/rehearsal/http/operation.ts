/** The two services that share the port. */
export type Service = 'codedeploy' | 'lambda';

/**
 * One operation: the members of AWS's request shape in, those of its response shape out.
 * Throws {@link AwsError} for AWS's own errors. Times are seconds since the epoch.
 */
export type Operation = (input: Record<string, unknown>) => unknown;

/** Operations by AWS's name for them: `GetDeployment`, `Invoke`. */
export type OperationMap = Readonly<Record<string, Operation>>;
