import { parseFunctionRef, callableName } from '../model/functionRef.ts';
import type { Target } from '../model/target.ts';
import { TargetError, sourceOf } from './readTargets.ts';

/** Where a function is. What is not known counts as the same place. */
export interface Place {
  region?: string;
  accountId?: string;
}

const mayBeSame = (one: string | undefined, other: string | undefined): boolean =>
  one === undefined || other === undefined || one === other;

/** Whether two targets are of one function. A name without an ARN is one in the hook's own place. */
function isSameFunction(one: Target, other: Target, home: Place): boolean {
  const [place, otherPlace] = [one, other].map((target) => ({
    ...home,
    ...parseFunctionRef(callableName(target)),
  }));
  return (
    one.functionName === other.functionName &&
    mayBeSame(place?.region, otherPlace?.region) &&
    mayBeSame(place?.accountId, otherPlace?.accountId)
  );
}

const described = ({ targetVersion, alias }: Target): string =>
  alias === undefined ? `version ${targetVersion}` : `version ${targetVersion} for alias ${alias}`;

/**
 * Completes a target that is set with what the deployment says about the same function. If it deploys
 * several aliases of that function, the version tells which; if they share the version too, the alias
 * stays unknown. Throws a {@link TargetError} if the deployment deploys only other versions of that
 * function, or only other aliases.
 */
export function completeTarget(target: Target, deployed: readonly Target[], home: Place): Target {
  const candidates = deployed.filter((one) => isSameFunction(one, target, home));
  if (candidates.length === 0) return target;
  const same = candidates.filter(
    ({ alias, targetVersion }) =>
      targetVersion === target.targetVersion && mayBeSame(alias, target.alias),
  );
  const [first, ...others] = same;
  if (first === undefined) {
    throw new TargetError(
      `${sourceOf[target.foundBy]} names ${described(target)} of ${target.functionName}, but the deployment deploys ${candidates.map(described).join(' and ')}`,
    );
  }
  if (others.length === 0) return { ...first, ...target };
  const { currentVersion } = first;
  const isAgreed = others.every((one) => one.currentVersion === currentVersion);
  return { ...(isAgreed && currentVersion !== undefined && { currentVersion }), ...target };
}
