import { expect, it } from 'vitest';
import {
  chanceOfFalseAlarm,
  roundsAfterFirst,
} from '../../../src/checks/compare/rounds/boundRounds.ts';
import { makeRound, roundOrder } from '../../../src/checks/compare/rounds/roundOrder.ts';

it.each([
  [0, 0],
  [1, 4],
  [2, 4],
  [10, 5],
  [100, 7],
  [1_000, 9],
  [20_000, 11],
])(
  '%s undecided tests take %s further rounds, and not one more than the bound',
  (tests, rounds) => {
    expect(roundsAfterFirst(tests, 0.01)).toBe(rounds);
    if (tests === 0) return;
    expect(chanceOfFalseAlarm(tests, rounds)).toBeLessThanOrEqual(0.01);
    expect(chanceOfFalseAlarm(tests, rounds - 1)).toBeGreaterThan(0.01);
  },
);

it('each round has two old calls and a new one, which overlap in half of the rounds', async () => {
  let overlaps = 0;
  for (let round = 1; round <= 6; round += 1) {
    let [running, most] = [0, 0];
    let calls = 0;
    const { old, now } = await makeRound(roundOrder(round), async (side) => {
      if (side === 'old') most = Math.max(most, (running += 1));
      await Promise.resolve();
      if (side === 'old') running -= 1;
      return `${side} ${(calls += 1)}`;
    });
    expect([...old, now].map((one) => one.split(' ')[0])).toEqual(['old', 'old', 'now']);
    if (most === 2) overlaps += 1;
  }
  expect(overlaps).toBe(3);
});

it('a clock never agrees before and after the first new call and disagrees between', async () => {
  let time = 0;
  const { old, now } = await makeRound(roundOrder(1), () => Promise.resolve((time += 1)));
  expect(old[0]).toBeLessThan(now);
  expect(now).toBeLessThan(old[1]);
});
