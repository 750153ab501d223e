import { definedMembers } from '../../lib/objects.ts';
import { bases, outcomes, type CheckReport, type Histogram } from '../../model/check.ts';
import type { LoggedInvocation } from '../../model/invocation.ts';
import {
  amountOf,
  listIfAny,
  listOf,
  membersOf,
  numberOf,
  numbersOf,
  textOf,
  wordOf,
} from './members.ts';

/** Deeper checks are left out. No combinator nests as deep as this. */
const mostDepth = 20;

/** A check of a record. An outcome of another version counts as errored: unknown is not success. */
export function tidyCheck(value: unknown, depth: number = 0): CheckReport {
  const check = membersOf(value);
  const measurements = numbersOf(check['measurements']);
  const checks =
    depth < mostDepth ? listIfAny(check['checks'], (one) => tidyCheck(one, depth + 1)) : undefined;
  const tidied = definedMembers({
    name: textOf(check['name']) ?? 'a check without a name',
    functionName: textOf(check['functionName']),
    outcome: wordOf(check['outcome'], outcomes) ?? 'errored',
    advisory: check['advisory'] === true ? true : undefined,
    message: textOf(check['message']),
    expected: check['expected'],
    actual: check['actual'],
    measurements: Object.keys(measurements).length > 0 ? measurements : undefined,
    basis: wordOf(check['basis'], bases),
    histogram: tidyHistogram(check['histogram']),
    invocations: listIfAny(check['invocations'], tidyInvocation),
    checks,
    durationMs: amountOf(check['durationMs']),
  });
  return tidied as CheckReport;
}

/** `undefined` if the counts and the edges do not belong together. */
export function tidyHistogram(value: unknown): Histogram | undefined {
  const { edgesMs, counts } = membersOf(value);
  const histogram = { edgesMs: listOf(edgesMs, numberOf), counts: listOf(counts, amountOf) };
  const { length } = histogram.counts;
  return length > 0 && histogram.edgesMs.length === length + 1 ? histogram : undefined;
}

function tidyInvocation(value: unknown): LoggedInvocation {
  const call = membersOf(value);
  const tidied = definedMembers({
    qualifier: textOf(call['qualifier']) ?? '',
    sent: call['sent'],
    answered: call['answered'],
    functionError: textOf(call['functionError']),
    times: numberOf(call['times']) ?? 1,
  });
  return tidied as LoggedInvocation;
}
