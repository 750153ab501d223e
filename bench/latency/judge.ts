/**
 * `node bench/latency/judge.ts < streams.jsonl`: what a budget decides about streams of given times,
 * without any function. For each line `{ threshold, maxSamples?, target, current? }` it writes a line
 * `{ outcome, basis, n, message }`. `target` and `current` are milliseconds in the order of the calls;
 * for `errors`, a time below 0 is a call that failed. So code that shares nothing with the
 * implementation can compute how often it errs.
 */
import { createInterface } from 'node:readline';
import { deciderFor } from '../../src/checks/latency/budgetJudge.ts';
import type { PlannedThreshold } from '../../src/checks/latency/decision.ts';
import { planThresholds } from '../../src/checks/latency/planThresholds.ts';
import type { Arm, Sample } from '../../src/checks/latency/sample.ts';

interface Stream {
  readonly threshold: string;
  readonly maxSamples?: number;
  readonly target: readonly number[];
  readonly current?: readonly number[];
}

const plans = new Map<string, PlannedThreshold>();

function planOf({ threshold, maxSamples = 800 }: Stream): PlannedThreshold {
  const key = `${threshold} ${maxSamples}`;
  const size = { samples: 'auto', maxSamples } as const;
  const [planned] = plans.has(key)
    ? [plans.get(key)]
    : planThresholds({ thresholds: [threshold], ...size, minDetectableEffect: undefined });
  if (planned === undefined) throw new Error(`no threshold: ${threshold}`);
  plans.set(key, planned);
  return planned;
}

const sampleOf = (arm: Arm, ms: number): Sample => ({
  arm,
  kind: 'warm',
  failed: ms < 0,
  ms: Math.abs(ms),
  fromWall: false,
  wallMs: Math.abs(ms),
  throttles: 0,
});

/** In blocks of four calls, as a budget makes them: target, current, current, target. */
function* samplesOf({ target, current = [] }: Stream): Generator<Sample> {
  for (const [index, ms] of target.entries()) {
    const pair: Sample[] = [sampleOf('target', ms)];
    const other = current[index];
    if (other !== undefined) pair.push(sampleOf('current', other));
    yield* index % 2 === 0 ? pair : pair.reverse();
  }
}

function judge(stream: Stream): Record<string, unknown> {
  const planned = planOf(stream);
  const decider = deciderFor(planned);
  const samples: Sample[] = [];
  for (const sample of samplesOf(stream)) {
    samples.push(sample);
    const decision = decider.decide(samples);
    if (decision !== undefined) return { ...decision, basis: planned.basis };
  }
  return { ...decider.decide(samples, 'the stream ended'), basis: planned.basis };
}

for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() === '') continue;
  process.stdout.write(`${JSON.stringify(judge(JSON.parse(line) as Stream))}\n`);
}
