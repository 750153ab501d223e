import type { LifecycleHookEvent } from '../../model/check.ts';
import type { HookStatus, Reported } from '../../model/hookReport.ts';

/**
 * Tells a deployment service the status of a hook, within the time left. Rejects if it could not.
 * A hook knows nothing else about the service: the one way there is today is `reportStatus`.
 */
export type Reporter = (
  event: LifecycleHookEvent,
  status: HookStatus,
  remainingTime: () => number,
) => Promise<Extract<Reported, 'accepted' | 'alreadyCompleted'>>;
