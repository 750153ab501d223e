import { definedMembers } from '../../lib/objects.ts';
import type { RehearsalResult } from '../../rehearsal/rehearsalResult.ts';
import { amountOf, listOf, membersOf, numberOf, textOf, wordOf } from './members.ts';
import { tidyHistogram } from './tidyCheck.ts';

type Invocations = NonNullable<RehearsalResult['invocations']>;
type Latency = NonNullable<RehearsalResult['latency']>[number];

/** `undefined` if there are none: an older version did not write them. */
export function tidyInvocations(value: unknown): Invocations | undefined {
  if (value === undefined) return undefined;
  const { total, recorded } = membersOf(value);
  const kept = listOf(recorded, tidyInvocation);
  return { total: Math.max(amountOf(total), kept.length), recorded: kept };
}

function tidyInvocation(value: unknown): Invocations['recorded'][number] {
  const call = membersOf(value);
  const log = listOf(call['log'], textOf);
  const tidied = definedMembers({
    requestId: textOf(call['requestId']) ?? '',
    functionName: textOf(call['functionName']) ?? '',
    version: textOf(call['version']) ?? '',
    atMinute: amountOf(call['atMinute']),
    outcome: wordOf(call['outcome'], ['succeeded', 'failed', 'throttled', 'running']) ?? 'failed',
    durationMs: numberOf(call['durationMs']),
    initDurationMs: numberOf(call['initDurationMs']),
    log,
    logLines: Math.max(amountOf(call['logLines']), log.length),
  });
  return tidied as Invocations['recorded'][number];
}

/** `undefined` if its histogram cannot be read. */
export function tidyLatency(value: unknown): Latency | undefined {
  const row = membersOf(value);
  const histogram = tidyHistogram(row['histogram']);
  if (histogram === undefined) return undefined;
  return {
    functionName: textOf(row['functionName']) ?? '',
    version: textOf(row['version']) ?? '',
    coldStarts: row['coldStarts'] === true,
    n: amountOf(row['n']),
    failed: amountOf(row['failed']),
    p50Ms: amountOf(row['p50Ms']),
    p95Ms: amountOf(row['p95Ms']),
    p99Ms: amountOf(row['p99Ms']),
    maxMs: amountOf(row['maxMs']),
    histogram,
  };
}
