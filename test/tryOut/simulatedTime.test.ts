import { expect, it } from 'vitest';
import { pause } from '../../src/lib/timers.ts';
import { simulatedTime } from '../../src/tryOut/simulatedTime.ts';

const never = new AbortController().signal;

it('timers fire in the order of their times, those of the same time in the order of their start', async () => {
  const { clock, run } = simulatedTime();
  const fired: [string, number][] = [];
  const wait = async (name: string, ms: number) => {
    await pause(ms, never, clock);
    fired.push([name, clock.now()]);
  };
  await run(Promise.all([wait('c', 60_000), wait('a', 5), wait('b', 5), wait('zero', -1)]));
  expect(fired).toEqual([
    ['zero', 0],
    ['a', 5],
    ['b', 5],
    ['c', 60_000],
  ]);
});

it('a limit ends what pauses longer', async () => {
  const { clock, run } = simulatedTime();
  const abort = new AbortController();
  clock.startTimer(() => abort.abort(new Error('over')), 1_000, 'limit');
  await expect(run(pause(5_000, abort.signal, clock))).rejects.toThrow('over');
  expect(clock.now()).toBe(1_000);
});

it('work that hangs gets real time before the clock jumps to its limit', async () => {
  const { clock, run } = simulatedTime(30);
  const started = performance.now();
  const hung = new Promise<number>((resolve) => {
    clock.startTimer(() => resolve(clock.now()), 60_000, 'limit');
  });
  expect(await run(hung)).toBe(60_000);
  expect(performance.now() - started).toBeGreaterThanOrEqual(30);
});

it('real work takes no simulated time, also if it pauses afterwards', async () => {
  const { clock, run } = simulatedTime();
  clock.startTimer(() => {}, 60_000, 'limit');
  const work = async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    await pause(7, never, clock);
  };
  await run(work());
  expect(clock.now()).toBe(7);
});

it('a stopped timer does not fire', async () => {
  const { clock, run } = simulatedTime();
  let fired = false;
  const stop = clock.startTimer(() => (fired = true), 5, 'pause');
  stop();
  await run(pause(10, never, clock));
  expect(fired).toBe(false);
});
