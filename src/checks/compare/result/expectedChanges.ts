import type { CheckReport } from '../../../model/check.ts';
import { definedMembers } from '../../../lib/objects.ts';
import { failedBy } from '../../answer/mismatch.ts';
import type { ComparedEvent } from '../rounds/compareRounds.ts';
import type { Difference } from './gatherDifferences.ts';
import { coversPath, matchesPath, parsePattern } from '../answers/pathPattern.ts';

/** Whether one of these pointers names the path, or what contains it. */
export function isExpected(path: string, expectChange: readonly string[]): boolean {
  return expectChange.some((pointer) => coversPath(parsePattern(pointer), parsePattern(path)));
}

/** One report for each pointer that must differ: if it does not, the release did nothing. */
export function changeReports(
  expectChange: readonly string[],
  differences: readonly Difference[],
  events: readonly ComparedEvent[],
): CheckReport[] {
  return expectChange.map((pointer) => {
    const changed = differences.filter(({ path }) => isExpected(path, [pointer]));
    const [first] = changed;
    if (first?.isDecided === true) return changeReport(first, events.length);
    const report = { name: `expectChange ${pointer}`, durationMs: 0 };
    if (first !== undefined) {
      return {
        ...report,
        outcome: 'inconclusive',
        message: 'may differ: not all rounds were made',
      };
    }
    return { ...report, ...whyNot(pointer, events) };
  });
}

function changeReport({ events, rounds, evidence }: Difference, ofEvents: number): CheckReport {
  const { shown } = evidence;
  const { expected, actual } = failedBy([shown], '');
  return {
    name: shown.pointer === '' ? 'the answer' : shown.pointer,
    outcome: 'passed',
    message: `changed as expected, in ${events.length} of ${ofEvents} events`,
    ...definedMembers({ expected, actual }),
    measurements: { rounds, events: events.length },
    durationMs: 0,
  };
}

function whyNot(
  pointer: string,
  events: readonly ComparedEvent[],
): Pick<CheckReport, 'outcome' | 'message'> {
  const pattern = parsePattern(pointer);
  const named = events.flatMap(({ judge }) =>
    judge.paths().filter(({ path }) => matchesPath(pattern, parsePattern(path))),
  );
  if (named.length === 0)
    return { outcome: 'failed', message: 'has not changed: no answer has it' };
  const isNoise = named.some(({ value }) => value === 'noise' || value === 'masked');
  return isNoise
    ? { outcome: 'inconclusive', message: 'cannot be told from noise: its value is masked' }
    : { outcome: 'failed', message: 'has not changed: both versions give the same value' };
}
