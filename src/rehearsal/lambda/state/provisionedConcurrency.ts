/** Provisioned concurrency of one version or alias. */
export interface ProvisionedConcurrency {
  requested: number;
  /** How many environments are initialized so far. */
  available: number;
  status: 'IN_PROGRESS' | 'READY' | 'FAILED';
  statusReason?: string;
  lastModified: string;
}
