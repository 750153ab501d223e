import type { Provisioned } from '../state/provisioned.ts';

/** AWS's members for it, in Put's answer and in Get's. */
export const provisionedConfiguration = (provisioned: Provisioned): Record<string, unknown> => ({
  RequestedProvisionedConcurrentExecutions: provisioned.requested,
  AvailableProvisionedConcurrentExecutions: provisioned.available,
  AllocatedProvisionedConcurrentExecutions: provisioned.available,
  Status: provisioned.status,
  ...(provisioned.statusReason === undefined ? {} : { StatusReason: provisioned.statusReason }),
  LastModified: provisioned.lastModified,
});
