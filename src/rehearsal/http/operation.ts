/** The two services that share the port. */
export type Service = 'codedeploy' | 'lambda';

/** The members of a request, in the names of AWS's model. */
export type Input = Readonly<Record<string, unknown>>;

/**
 * One operation: the members of AWS's request shape in, those of its response shape out.
 * Throws an `AwsError` for AWS's own errors. Times are seconds since the epoch.
 */
export type Operation = (input: Input) => unknown;

/** Operations by AWS's name for them: `GetDeployment`, `Invoke`. */
export type OperationMap = Readonly<Record<string, Operation>>;
