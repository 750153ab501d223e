import { Number } from '../../lib/primordials.ts';
import type { CheckContext, CheckResult } from '../../model/check.ts';
import { answerParts } from './answers/answerDocument.ts';
import { pathRules } from './answers/pathRules.ts';
import type { CompareVersionsOptions } from './compareVersionsOptions.ts';
import { latencyReport, leastTimes } from './result/comparedLatency.ts';
import { comparisonResult } from './result/comparisonResult.ts';
import { comparisonCalls, ComparisonEnd } from './rounds/comparisonCalls.ts';
import { compareRounds, type NamedEvent } from './rounds/compareRounds.ts';

const shareOf = (text: string): number => Number(text.replace('%', '')) / 100;

/** Calls both versions with these events, and returns what differs. */
export async function runComparison(
  events: readonly NamedEvent[],
  options: CompareVersionsOptions,
  context: CheckContext,
): Promise<CheckResult> {
  const { target } = context;
  const reason = nothingToCompare(target);
  if (reason !== undefined) return { outcome: 'skipped', message: reason };
  const { parts = answerParts, rounds = 'auto', concurrency = 2, latency } = options;
  const rules = pathRules(options);
  const calls = comparisonCalls(parts, options, rules, context);
  // The first call opens a connection, and does not count.
  const leastRounds = latency === undefined ? 1 : leastTimes / events.length + 1;
  const bound = shareOf(options.falseAlarms ?? '1%');
  const size = { rounds, bound, leastRounds, concurrency };
  try {
    const compared = await compareRounds(events, size, rules, calls, context);
    return comparisonResult({
      compared,
      target,
      calls: calls.made(),
      expectChange: options.expectChange ?? [],
      minCoverage: shareOf(options.minCoverage ?? '50%'),
      unused: rules.unused(),
      latency: latency === undefined ? undefined : latencyReport(latency, calls.samples),
    });
  } catch (error) {
    if (error instanceof ComparisonEnd) return error.result;
    throw error;
  }
}

/** Why there is no other version to compare with; `undefined` if there is one, or may be. */
function nothingToCompare({
  targetVersion,
  currentVersion,
  foundBy,
}: CheckContext['target']): string | undefined {
  if (currentVersion === targetVersion) {
    return `version ${targetVersion} is the one in production already: there is no other version to compare it with`;
  }
  const isSaid = foundBy === 'deploymentTargets' || foundBy === 'appSpec';
  return currentVersion === undefined && isSaid
    ? 'the deployment names no version in production: there is nothing to compare with'
    : undefined;
}
