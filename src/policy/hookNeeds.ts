import { isAfterShift } from '../model/lifecycleEvents.ts';
import {
  actionsOf,
  discoveryActions,
  isKnownCheck,
  reportAction,
  routingAction,
  type NeededAction,
  type NeededOn,
} from './neededActions.ts';
import type { MadeHandler } from './module/madeHandler.ts';

/** What a handler needs: an action of its checks, or one of its actions, which may need an SNS topic. */
export interface HookNeed extends Omit<NeededAction, 'on'> {
  readonly on: NeededOn | 'topic';
  /** The ARN of the topic, if it is known. */
  readonly arn?: string;
}

/** What a hook asks AWS for, and what nobody can tell without running its code. */
export interface HookNeeds {
  readonly needs: readonly HookNeed[];
  /** Each ends the sentence "cannot tell ...": `what the check "orders table exists" needs: it is your own code`. */
  readonly cannotTell: readonly string[];
}

/** What a handler asks AWS for in the given events; default: in all that it serves. */
export function hookNeeds(
  handler: MadeHandler,
  events: readonly string[] = Object.keys(handler.events),
): HookNeeds {
  const used = events.flatMap((event) =>
    (handler.events[event] ?? []).map((check) => ({ check, event })),
  );
  const ofChecks = [
    ...used.flatMap(({ check, event }) => actionsOf(check, event)),
    ...(events.some(isAfterShift) ? [routingAction] : []),
  ];
  const unknown = used.filter(({ check }) => !isKnownCheck(check));
  return {
    needs: [
      reportAction,
      ...discoveryOf(handler, ofChecks),
      ...ofChecks,
      ...handler.actions.map(({ action, on, arn }) => ({
        action,
        on,
        because: 'an action',
        ...(typeof arn === 'string' && { arn }),
      })),
    ],
    cannotTell: [
      ...handler.ownCode.map((what) => `what ${what} needs: it is your own code`),
      ...unknown.map(({ check: { name } }) => `what ${name} needs: this version does not know it`),
    ],
  };
}

/** A target that is set needs no discovery, unless something needs what it leaves open. */
function discoveryOf(
  { target, infersEvent, onRollback }: MadeHandler,
  needs: readonly NeededAction[],
): readonly NeededAction[] {
  const lacksAlias = target?.hasAlias === false && needs.some(({ on }) => on === 'alias');
  const lacksCurrent =
    target?.hasCurrentVersion === false && needs.some(({ on }) => on === 'anyVersion');
  if (target === undefined || infersEvent || lacksAlias || lacksCurrent) return discoveryActions;
  return onRollback === 'run'
    ? []
    : discoveryActions.filter(({ action }) => action === 'codedeploy:GetDeployment');
}
