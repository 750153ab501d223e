import { definedMembers } from '../../../lib/objects.ts';
import { twoDecimals } from '../../../lib/twoDecimals.ts';
import type { CheckReport, CheckResult, Outcome } from '../../../model/check.ts';
import type { Target } from '../../../model/target.ts';
import { failedBy, reportedMismatches } from '../../answer/mismatch.ts';
import { worstOutcome } from '../../combinators/worstOf.ts';
import type { ComparedEvent, ComparedEvents } from '../rounds/compareRounds.ts';
import { coverageOf, maskedReport } from './coverage.ts';
import { changeReports, isExpected } from './expectedChanges.ts';
import { gatherDifferences, type Difference } from './gatherDifferences.ts';

/** What the result is made of. */
export interface ComparisonParts {
  readonly compared: ComparedEvents;
  readonly target: Pick<Target, 'functionName' | 'targetVersion' | 'currentVersion'>;
  readonly calls: number;
  /** The pointers that must differ. */
  readonly expectChange: readonly string[];
  /** The least share of an answer's paths that must be compared. */
  readonly minCoverage: number;
  /** The patterns that named no path. */
  readonly unused: readonly string[];
  /** The report on the latency, if it is asked for. */
  readonly latency?: CheckReport | undefined;
}

/** The most differences that the record has, and those that the message names. */
const [shownAtMost, namedAtMost] = [20, 3];

/** The result: one nested report for each difference, the surest first, and what was not compared. */
export function comparisonResult(parts: ComparisonParts): CheckResult {
  const { compared, expectChange, latency } = parts;
  const all = gatherDifferences(compared);
  const unexpected = all.filter((one) => !isExpected(one.path, expectChange));
  const differences = unexpected.map((one) => differenceReport(one, compared.events.length));
  const shown = differences.slice(0, shownAtMost);
  const changes = changeReports(expectChange, all, compared.events);
  const masked = maskedReport(compared.events);
  const gaps = gapsIn(parts);
  const outcome = worstOutcome([
    ...differences,
    ...changes,
    ...(latency ? [latency] : []),
    ...(gaps.length > 0 ? [reportOf('inconclusive')] : []),
    reportOf('passed'),
  ]);
  return {
    outcome,
    message: [sentence(parts, unexpected, differences), ...gaps, ...notes(parts, changes)].join(
      '; ',
    ),
    measurements: measurementsOf(parts, unexpected.length),
    checks: [...shown, ...changes, ...(latency ? [latency] : []), ...(masked ? [masked] : [])],
  };
}

const reportOf = (outcome: Outcome): CheckReport => ({ name: '', outcome, durationMs: 0 });

function differenceReport(difference: Difference, ofEvents: number): CheckReport {
  const { path, events, rounds, isOfKind, isFixed, isDecided, evidence } = difference;
  const { shown, kinds } = evidence;
  const [named = ''] = events;
  const inEvents =
    ofEvents === 1 ? '' : `, in ${events.length} of ${ofEvents} events (first "${named}")`;
  const { expected, actual } = failedBy([shown], '');
  const found = `in ${isDecided ? 'all ' : ''}${rounds} rounds${inEvents}`;
  const isAbsent = kinds.old === 'missing' || kinds.now === 'missing';
  const remarks = [
    ...(shown.pointer === path ? [] : [`of ${path}`]),
    ...(isOfKind && !isAbsent ? [`the type was ${kinds.old}, now ${kinds.now}`] : []),
    ...(isFixed ? ['fixed per version'] : []),
  ];
  return {
    name: shown.pointer === '' ? 'the answer' : shown.pointer,
    outcome: isDecided ? 'failed' : 'inconclusive',
    message: [found, ...remarks].join('; '),
    ...definedMembers({ expected, actual }),
    measurements: { rounds, events: events.length },
    durationMs: 0,
  };
}

function sentence(
  { compared, target }: ComparisonParts,
  unexpected: readonly Difference[],
  reports: readonly CheckReport[],
): string {
  const { functionName, targetVersion, currentVersion } = target;
  const old =
    currentVersion === undefined ? 'the version in production' : `version ${currentVersion}`;
  const count = compared.events.length === 1 ? 'the event' : `the ${compared.events.length} events`;
  const what = `${functionName}: version ${targetVersion}`;
  if (unexpected.length === 0) return `${what} answers ${count} as ${old} does`;
  const named = reports
    .slice(0, namedAtMost)
    .flatMap((report) => reportedMismatches(report).map(({ place, text }) => `${place}: ${text}`));
  const rest = unexpected.length - named.length;
  const more = rest > 0 ? [`and ${rest} more`] : [];
  const paths = unexpected.length === 1 ? '1 path' : `${unexpected.length} paths`;
  const verb = unexpected.some(({ isDecided }) => isDecided) ? 'differs' : 'may differ';
  return `${what} ${verb} from ${old} at ${paths}: ${[...named, ...more].join('; ')}`;
}

/** No path can become different any more: further rounds tell more of noise, and give more times. */
const isDecided = ({ judge }: ComparedEvent): boolean =>
  judge.rounds() > 0 && judge.undecided() === 0;

/** Why something was not compared that should have been. */
function gapsIn({ compared, minCoverage }: ComparisonParts): string[] {
  const { events, unfinished } = compared;
  const undecided = unfinished.filter((one) => !isDecided(one));
  const low = events.filter(
    (one) =>
      one.judge.rounds() > 0 &&
      (coverageOf([one]).compared === 0 || coverageOf([one]).share < minCoverage),
  );
  return [
    ...(undecided.length > 0 ? [`the time ran out before ${names(undecided)} had all rounds`] : []),
    ...(low.length > 0
      ? [`less than ${twoDecimals(minCoverage * 100)} % could be compared of ${names(low)}`]
      : []),
  ];
}

/** What a reader should know of the comparison. */
function notes({ compared, unused }: ComparisonParts, changes: readonly CheckReport[]): string[] {
  const failing = compared.events.filter(
    ({ onlyErrors, judge }) => onlyErrors && judge.rounds() > 0,
  );
  const early = compared.unfinished.filter(isDecided);
  const { compared: count, paths } = coverageOf(compared.events);
  return [
    ...(early.length > 0
      ? [`the time ran out before all rounds of ${names(early)}, but every path was decided`]
      : []),
    `${count} of ${paths} paths compared`,
    ...changes
      .filter(({ outcome }) => outcome !== 'passed')
      .map(({ name, message }) => `${name} ${message ?? ''}`),
    ...(failing.length > 0 ? [`${names(failing)}: answered with an error by both versions`] : []),
    ...(unused.length > 0 ? [`nothing was found at ${unused.join(', ')}`] : []),
  ];
}

function names(events: readonly ComparedEvent[]): string {
  const named = events.slice(0, namedAtMost).map(({ name }) => `"${name}"`);
  const rest = events.length - named.length;
  return `${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

function measurementsOf(
  { compared, calls }: ComparisonParts,
  differences: number,
): Record<string, number> {
  const { events, rounds, undecided, chance } = compared;
  const { paths, compared: count, noise, byDefault } = coverageOf(events);
  return {
    events: events.length,
    calls,
    paths,
    compared: count,
    masked: noise + byDefault,
    differences,
    ...(undecided > 0 && {
      rounds,
      undecidedAfterFirstRound: undecided,
      falseAlarmPercent: chance * 100,
    }),
  };
}
