import { describe, expect, it } from 'vitest';
import { startDeadline } from '../../../src/hooks/run/deadline.ts';

const lambda = (ms: unknown): unknown => ({ getRemainingTimeInMillis: () => ms });

describe('startDeadline', () => {
  it.each([
    [900_000, 5_000],
    [60_000, 5_000],
    [10_000, 2_500],
    [3_000, 1_000],
    [1_000, 500],
    [500, 250],
    [10, 5],
  ])('of %d ms keeps %d ms for the report', (total, reserve) => {
    const deadline = startDeadline(lambda(total), 'reports');
    expect(deadline.remainingTime()).toBeGreaterThan(total - reserve - 500);
    expect(deadline.remainingTime()).toBeLessThanOrEqual(total - reserve);
    deadline.dispose();
  });

  it('ends the report with time to spare', () => {
    const deadline = startDeadline(lambda(10_000), 'reports');
    expect(deadline.remainingForReport()).toBeLessThanOrEqual(9_500);
    deadline.dispose();
  });

  it.each([0, -5])('of %d ms never has a negative delay', (total) => {
    const deadline = startDeadline(lambda(total), 'reports');
    expect(deadline.remainingTime()).toBe(0);
    deadline.dispose();
  });

  it.each([undefined, null, {}, lambda(Number.NaN), lambda('soon')])(
    'has enough time if the caller is not Lambda',
    (context) => {
      const deadline = startDeadline(context, 'reports');
      expect(deadline.remainingTime()).toBeGreaterThan(1_000);
      deadline.dispose();
    },
  );

  it('aborts its signal when the run is done', () => {
    const deadline = startDeadline(lambda(10_000), 'reports');
    expect(deadline.signal.aborted).toBe(false);
    deadline.dispose();
    expect(deadline.signal.aborted).toBe(true);
  });

  it('gives results a turn of the event loop to arrive, however late the abort was', async () => {
    const deadline = startDeadline(lambda(500), 'reports');
    const arrived = new Promise((resolve) => {
      deadline.signal.addEventListener('abort', () => setImmediate(resolve, 'arrived'));
    });
    // A busy machine: the time for checks, and that of the backstop after it, are long over.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 600);
    await expect(Promise.race([deadline.over, arrived])).resolves.toBe('arrived');
    await expect(deadline.over).rejects.toThrow("the checks' time of 250 ms was over");
    deadline.dispose();
  });
});
