import type { Check, CheckContext, CheckReport, CheckResult } from './check.ts';
import { describePayload } from './describePayload.ts';
import type { Invocation } from './invocation.ts';
import {
  invocationRules,
  invokeOptions,
  resolvePayload,
  type InvocationOptions,
} from './invocationOptions.ts';
import { invocationProblem } from './invocationProblem.ts';
import { decide } from './latency/decide.ts';
import { parseThreshold, type Threshold } from './latency/threshold.ts';
import { checkWithOptions, OptionMistakes, type OptionRules } from './options.ts';
import { ascending, percentile } from './statistics/percentile.ts';

/** Options of {@link latencyBudget}. */
export interface LatencyBudgetOptions extends InvocationOptions {
  /** All of them must be met: `['p(95)<300', 'errors<5%']`. */
  thresholds: readonly string[];
  /** How many calls. Default: 60. */
  samples?: number;
  /** How many calls at a time. Default: 1. */
  concurrency?: number;
}

const isCount = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 1;

const rules: OptionRules<LatencyBudgetOptions> = {
  ...invocationRules,
  thresholds: {
    required: true,
    expected: "a list of thresholds such as 'p(95)<300'",
    accepts: (value) =>
      Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string'),
  },
  samples: { expected: 'a whole number from 1', accepts: isCount },
  concurrency: { expected: 'a whole number from 1', accepts: isCount },
};

/**
 * The time that the function itself takes, by Lambda's own REPORT line, stays within limits.
 * IAM: `lambda:InvokeFunction` on the version or alias.
 *
 * ```ts
 * latencyBudget({ payload: { path: '/health' }, thresholds: ['p(95)<300', 'errors<5%'] })
 * ```
 */
export function latencyBudget(options: LatencyBudgetOptions): Check {
  return checkWithOptions('latencyBudget', options, rules, (given) => {
    const thresholds = parsed(given.thresholds);
    return (context) => measure(given, thresholds, context);
  });
}

function parsed(texts: readonly string[]): Threshold[] {
  const read = texts.map((text) => ({ text, result: parseThreshold(text) }));
  const mistakes = read.flatMap(({ text, result }) =>
    'mistake' in result
      ? [`threshold "${text}" of latencyBudget, column ${result.column}: ${result.mistake}`]
      : [],
  );
  if (mistakes.length > 0) throw new OptionMistakes(mistakes);
  return read.flatMap(({ result }) => ('threshold' in result ? [result.threshold] : []));
}

async function measure(
  options: LatencyBudgetOptions,
  thresholds: readonly Threshold[],
  context: CheckContext,
): Promise<CheckResult> {
  const payload = await resolvePayload(options.payload, context);
  const count = options.samples ?? 60;
  const samples: Invocation[] = [];
  let started = 0;
  const work = async () => {
    while (started < count && !context.signal.aborted) {
      started += 1;
      samples.push(await context.invoke(payload, { ...invokeOptions(options), fresh: true }));
    }
  };
  await Promise.all(Array.from({ length: options.concurrency ?? 1 }, work));
  const wrong = samples
    .filter((one) => one.functionError === undefined)
    .map((one) => invocationProblem(one, options.version, context))
    .find((problem) => problem !== undefined);
  if (wrong !== undefined) return wrong;
  return judged(thresholds, samples, describePayload(payload));
}

function judged(
  thresholds: readonly Threshold[],
  samples: readonly Invocation[],
  what: string,
): CheckResult {
  const checks: CheckReport[] = thresholds.map((threshold) => decide(threshold, samples));
  const worst = (['errored', 'failed', 'inconclusive'] as const).find((outcome) =>
    checks.some((check) => check.outcome === outcome),
  );
  const times = ascending(samples.flatMap((one) => one.report?.durationMs ?? one.wallMs));
  const told = checks.filter((check) => check.outcome === worst).map((check) => check.message);
  return {
    outcome: worst ?? 'passed',
    message: `${what}, ${samples.length} calls: ${told.length > 0 ? told.join('; ') : 'within the budget'}`,
    measurements: {
      n: times.length,
      p50Ms: percentile(times, 0.5),
      p90Ms: percentile(times, 0.9),
      p95Ms: percentile(times, 0.95),
      p99Ms: percentile(times, 0.99),
      maxMs: times.at(-1) ?? Number.NaN,
    },
    checks,
  };
}
