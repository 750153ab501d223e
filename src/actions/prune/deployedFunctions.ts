import { Error, Map, Number } from '../../lib/primordials.ts';
import type { NamedFunction } from '../../aws/versions/versionUses.ts';
import { callableName } from '../../model/functionRef.ts';
import type { HookReport } from '../../model/hookReport.ts';
import type { Deployed } from './prunePlan.ts';

const isVersion = (text: string): boolean => /^[1-9]\d*$/.test(text);

/** The functions of a deployment. Throws if it is not known which version is, or was, in production. */
export function deployedFunctions({ targets }: HookReport): (NamedFunction & Deployed)[] {
  if (targets.length === 0) throw new Error('deleted nothing: the target is not known');
  const functions = new Map<string, NamedFunction & { targets: number[]; current: number[] }>();
  for (const target of targets) {
    const { functionName: name, targetVersion, currentVersion } = target;
    // The alias does not say it: once the report is accepted, CodeDeploy shifts it.
    if (currentVersion === undefined) {
      throw new Error(
        `deleted nothing: which version of ${name} was in production before is not known; set currentVersion in the option target`,
      );
    }
    if (!isVersion(targetVersion) || !isVersion(currentVersion)) {
      throw new Error(`deleted nothing: a version of ${name} in the deployment is not a number`);
    }
    const found = functions.get(name) ?? {
      callable: callableName(target),
      name,
      targets: [],
      current: [],
    };
    found.targets.push(Number(targetVersion));
    found.current.push(Number(currentVersion));
    functions.set(name, found);
  }
  return [...functions.values()];
}
