import { Error, JSON, String } from '../../lib/primordials.ts';
import type { LifecycleHookEvent } from '../../model/check.ts';

/** The handler's event: CodeDeploy's, or a person's dry run. */
export type ReceivedEvent =
  | { kind: 'hook'; event: LifecycleHookEvent }
  | { kind: 'dryRun'; target: unknown; lifecycleEvent: string | undefined };

/** The event lacks the two ids, so the hook cannot report. */
export class HookEventError extends Error {
  override readonly name = 'HookEventError';
}

const longestShown = 256;

function shown(value: unknown): string {
  try {
    const text = JSON.stringify(value) as string | undefined;
    return (text ?? String(value)).slice(0, longestShown);
  } catch {
    return `${typeof value === 'object' ? 'an object' : `a ${typeof value}`} that cannot be shown`;
  }
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/**
 * Reads the event before anything else is done: `{ DeploymentId, LifecycleEventHookExecutionId }`,
 * or `{ dryRun: true, target?, lifecycleEvent? }` to try a hook by hand.
 * Throws a {@link HookEventError} that says what was received.
 */
export function readHookEvent(received: unknown): ReceivedEvent {
  const fields = (typeof received === 'object' && received !== null ? received : {}) as Record<
    string,
    unknown
  >;
  const { DeploymentId, LifecycleEventHookExecutionId, dryRun, target, lifecycleEvent } = fields;
  if (isText(DeploymentId) && isText(LifecycleEventHookExecutionId)) {
    return { kind: 'hook', event: { DeploymentId, LifecycleEventHookExecutionId } };
  }
  if (dryRun === true) {
    return {
      kind: 'dryRun',
      target,
      lifecycleEvent: isText(lifecycleEvent) ? lifecycleEvent : undefined,
    };
  }
  throw new HookEventError(
    `The event has no DeploymentId and LifecycleEventHookExecutionId, so there is nothing to report to. Received: ${shown(received)}. Expected the event that CodeDeploy sends to a lifecycle hook, or { "dryRun": true } to try the hook by hand.`,
  );
}
