/** What is known of where the stack will be. What is left out is unknown. */
export interface StackPlace {
  region?: string;
  accountId?: string;
  partition?: string;
  stackName?: string;
  /** The number of the versions that the stack publishes. */
  publishedVersion?: string;
}

/** The value of a pseudo parameter; `undefined` if it is known only in AWS. */
export function pseudoParameter(name: string, place: StackPlace): string | undefined {
  const { region, accountId, partition, stackName } = place;
  switch (name) {
    case 'AWS::Region':
      return region;
    case 'AWS::AccountId':
      return accountId;
    case 'AWS::Partition':
      return partition;
    case 'AWS::StackName':
      return stackName;
    case 'AWS::URLSuffix':
      if (partition === undefined) return undefined;
      return partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
    case 'AWS::StackId':
      if (!region || !accountId || !partition || !stackName) return undefined;
      return `arn:${partition}:cloudformation:${region}:${accountId}:stack/${stackName}/00000000-0000-0000-0000-000000000000`;
    default:
      return undefined;
  }
}
