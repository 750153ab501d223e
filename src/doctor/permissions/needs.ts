import { routingAction, type NeededAction, type NeededOn } from '../../policy/neededActions.ts';
import type { HookUse } from '../model/doctorModel.ts';
import { allows, isAbout, type Allowed } from './allows.ts';
import {
  aliasTarget,
  anyVersionTarget,
  applicationTarget,
  functionTarget,
  groupTarget,
  versionTarget,
  type ArnTarget,
} from './arnTarget.ts';
import type { Permissions } from './grant.ts';

/** What an action is needed on in one use of a hook; any of them is enough. Empty: on `*`. */
export function targetsOf(
  on: NeededOn,
  { deployment, target }: HookUse,
): readonly ArnTarget[] | undefined {
  switch (on) {
    case '*':
      return [];
    case 'deploymentGroup':
      return [groupTarget(deployment)];
    case 'application':
      return [applicationTarget(deployment)];
    case 'version':
      return target && [versionTarget(target)];
    case 'anyVersion':
      return target && [anyVersionTarget(target)];
    case 'alias':
      return target && [aliasTarget(target, deployment.alias)];
    case 'function':
      return (
        target && [
          functionTarget(target),
          versionTarget(target),
          aliasTarget(target, deployment.alias),
        ]
      );
  }
}

/** Whether a hook may do what it needs in one of its uses. */
export function mayDo(permissions: Permissions, need: NeededAction, use: HookUse): Allowed {
  // Lambda's documentation does not say on which ARN an alias is read.
  const targets = targetsOf(need.action === routingAction.action ? 'function' : need.on, use);
  if (targets === undefined) {
    const isMentioned = permissions.grants.some((grant) => isAbout(grant, need.action));
    const why = 'the function that is deployed is not in this template';
    const [hidden] = permissions.unresolved;
    return isMentioned || hidden
      ? { answer: 'maybe', why: isMentioned ? why : (hidden?.why ?? why) }
      : { answer: 'no' };
  }
  const answers = (targets.length === 0 ? [undefined] : targets).map((target) =>
    allows(permissions, need.action, target),
  );
  return (
    answers.find(({ answer }) => answer === 'yes') ??
    answers.find(({ answer }) => answer === 'maybe') ??
    answers[0] ?? { answer: 'no' }
  );
}
