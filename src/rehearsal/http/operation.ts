/** The services that share the port. */
export type Service = 'codedeploy' | 'lambda' | 'cloudwatch' | 'sns';

/** What people call them. */
export const serviceNames: Readonly<Record<Service, string>> = {
  codedeploy: 'CodeDeploy',
  lambda: 'Lambda',
  cloudwatch: 'CloudWatch',
  sns: 'SNS',
};

/** The members of a request, in the names of AWS's model. */
export type Input = Readonly<Record<string, unknown>>;

/**
 * One operation: the members of AWS's request shape in, those of its response shape out.
 * Throws an `AwsError` for AWS's own errors. A time is a `Date`, or seconds since the epoch if the
 * service has one protocol only.
 */
export type Operation = (input: Input) => unknown;

/** Operations by AWS's name for them: `GetDeployment`, `Invoke`. */
export type OperationMap = Readonly<Record<string, Operation>>;

/** The operations of each service; a service that is absent has none. */
export type ServiceOperations = Readonly<Partial<Record<Service, OperationMap>>>;
