import type { Settings } from '../state/versionConfig.ts';

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** The members of a FunctionConfiguration that are there only if they were given. */
export function settingMembers(settings: Settings): Record<string, unknown> {
  const { vpcConfig = {}, deadLetterTarget, kmsKeyArn } = settings;
  // Empty subnets, and an empty target, take the configuration away.
  const inVpc = !isEmpty(vpcConfig['SubnetIds']) || !isEmpty(vpcConfig['SecurityGroupIds']);
  return {
    ...(inVpc && { VpcConfig: vpcConfig }),
    ...(!isEmpty(deadLetterTarget) && { DeadLetterConfig: { TargetArn: deadLetterTarget } }),
    ...(!isEmpty(kmsKeyArn) && { KMSKeyArn: kmsKeyArn }),
  };
}
