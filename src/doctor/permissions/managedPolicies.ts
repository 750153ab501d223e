/** What an AWS-managed policy allows of the services that hooks and CodeDeploy call. */
export interface ManagedStatement {
  readonly actions: readonly string[];
  readonly isInverted?: boolean;
  readonly resource: string;
}

const everywhere = (...actions: string[]): ManagedStatement[] => [{ actions, resource: '*' }];

const codeDeployRole: ManagedStatement[] = [
  ...everywhere(
    'cloudwatch:DescribeAlarms',
    'lambda:UpdateAlias',
    'lambda:GetAlias',
    'lambda:GetProvisionedConcurrencyConfig',
  ),
  {
    actions: ['lambda:InvokeFunction'],
    resource: 'arn:aws:lambda:*:*:function:CodeDeployHook_*',
  },
];

/**
 * AWS-managed policies by name. Only the statements about CodeDeploy, Lambda and CloudWatch are here; an empty
 * list is a policy without any. A policy that is not in the table is not known.
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */
export const managedPolicies: Readonly<Record<string, readonly ManagedStatement[]>> = {
  AdministratorAccess: everywhere('*'),
  PowerUserAccess: [
    { actions: ['iam:*', 'organizations:*', 'account:*'], isInverted: true, resource: '*' },
  ],
  AWSCodeDeployRoleForLambda: codeDeployRole,
  AWSCodeDeployRoleForLambdaLimited: codeDeployRole,
  AWSCodeDeployFullAccess: everywhere('codedeploy:*'),
  AWSCodeDeployDeployerAccess: everywhere(
    'codedeploy:Batch*',
    'codedeploy:CreateDeployment',
    'codedeploy:Get*',
    'codedeploy:List*',
    'codedeploy:RegisterApplicationRevision',
  ),
  AWSCodeDeployReadOnlyAccess: everywhere(
    'codedeploy:Batch*',
    'codedeploy:Get*',
    'codedeploy:List*',
  ),
  AWSLambda_FullAccess: everywhere(
    'lambda:*',
    'cloudwatch:ListMetrics',
    'cloudwatch:GetMetricData',
  ),
  AWSLambda_ReadOnlyAccess: everywhere(
    'lambda:Get*',
    'lambda:List*',
    'cloudwatch:GetMetricData',
    'cloudwatch:ListMetrics',
  ),
  AWSLambdaRole: everywhere('lambda:InvokeFunction'),
  AWSLambdaBasicExecutionRole: [],
  AWSLambdaVPCAccessExecutionRole: [],
  AWSLambdaENIManagementAccess: [],
  AWSXRayDaemonWriteAccess: [],
  AWSXrayWriteOnlyAccess: [],
  CloudWatchLambdaInsightsExecutionRolePolicy: [],
};
