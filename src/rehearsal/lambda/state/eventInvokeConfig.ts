/** How Lambda delivers asynchronous events to a function, version or alias. */
export interface EventInvokeConfig {
  /** Undefined if it was not given: then Lambda's default holds. */
  maximumRetryAttempts?: number;
  maximumEventAgeInSeconds?: number;
  onFailure?: string;
  onSuccess?: string;
  /** Seconds since the epoch. */
  lastModified: number;
}

/** Lambda's defaults: two retries, and an event that is dropped after six hours. */
export const DEFAULT_EVENT_INVOKE_CONFIG = {
  maximumRetryAttempts: 2,
  maximumEventAgeInSeconds: 21_600,
};
