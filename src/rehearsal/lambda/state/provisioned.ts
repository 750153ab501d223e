/** Provisioned concurrency of one version or alias. */
export interface Provisioned {
  requested: number;
  /** Initialized so far. */
  available: number;
  status: 'IN_PROGRESS' | 'READY' | 'FAILED';
  statusReason?: string;
  lastModified: string;
}
