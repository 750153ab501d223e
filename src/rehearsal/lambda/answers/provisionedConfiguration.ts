import type { ProvisionedConcurrency } from '../state/provisionedConcurrency.ts';

/** The members that the answers of Put and Get share. */
export const provisionedConfiguration = (
  provisioned: ProvisionedConcurrency,
): Record<string, unknown> => ({
  RequestedProvisionedConcurrentExecutions: provisioned.requested,
  AvailableProvisionedConcurrentExecutions: provisioned.available,
  AllocatedProvisionedConcurrentExecutions: provisioned.available,
  Status: provisioned.status,
  ...(provisioned.statusReason === undefined ? {} : { StatusReason: provisioned.statusReason }),
  LastModified: provisioned.lastModified,
});
