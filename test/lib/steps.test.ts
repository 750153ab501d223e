import { describe, expect, it } from 'vitest';
import { runSteps, withoutPauses, type Steps } from '../../src/lib/steps.ts';
import { simulatedTime } from '../../src/tryOut/simulatedTime.ts';

/** Work that reads `values` values in each of its steps, and counts the steps. */
function work(steps: number, values: number) {
  const done = { steps: 0 };
  const run = function* (): Steps<string> {
    while (done.steps < steps) {
      done.steps += 1;
      yield values;
    }
    return 'result';
  };
  return { done, steps: run() };
}

const { signal } = new AbortController();

describe('runSteps', () => {
  it('returns the result of short work at once', () => {
    expect(runSteps(work(9, 10_000).steps, { signal })).toBe('result');
  });

  it('lets timers and other events have their turn during long work', async () => {
    const { done, steps } = work(10, 100_000);
    const seen: number[] = [];
    const result = runSteps(steps, { signal });
    expect(done.steps).toBe(1);
    const watch = () => {
      seen.push(done.steps);
      if (done.steps < 10) setImmediate(watch);
    };
    setImmediate(watch);
    await expect(result).resolves.toBe('result');
    expect(seen.length).toBeGreaterThanOrEqual(9);
  });

  it('ends long work as soon as its signal is aborted', async () => {
    const controller = new AbortController();
    const { done, steps } = work(1_000_000, 100_000);
    const result = runSteps(steps, { signal: controller.signal });
    setTimeout(() => controller.abort(new Error('the time is over')), 1);
    await expect(result).rejects.toThrow('the time is over');
    const before = done.steps;
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(done.steps).toBe(before);
  });

  it('rejects if a later step throws', async () => {
    const broken = function* (): Steps<void> {
      yield 100_000;
      throw new Error('broken');
    };
    await expect(runSteps(broken(), { signal })).rejects.toThrow('broken');
  });

  it('does not pause in simulated time, which would go on meanwhile', () => {
    const { clock } = simulatedTime();
    expect(runSteps(work(10, 100_000).steps, { signal, clock })).toBe('result');
  });
});

it('withoutPauses returns the result of any work at once', () => {
  expect(withoutPauses(work(10, 100_000).steps)).toBe('result');
});
