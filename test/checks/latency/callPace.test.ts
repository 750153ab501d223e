import { expect, it } from 'vitest';
import { callPace, timeOf } from '../../../src/checks/latency/callPace.ts';

it('is the median wall time of a call, after ten calls', () => {
  const pace = callPace();
  for (let call = 1; call <= 9; call += 1) pace.record(20);
  expect(pace.msPerCall()).toBeUndefined();
  pace.record(4_000);
  expect(pace.msPerCall()).toBe(20);
});

it('follows a function that gets slower', () => {
  const pace = callPace();
  for (let call = 1; call <= 100; call += 1) pace.record(20);
  for (let call = 1; call <= 26; call += 1) pace.record(90);
  expect(pace.msPerCall()).toBe(90);
});

it('the time of several calls depends on how many are in flight, and on the rate', () => {
  expect(timeOf(90, 20, { concurrency: 1 })).toBe(1_800);
  expect(timeOf(90, 20, { concurrency: 10 })).toBe(180);
  expect(timeOf(90, 20, { concurrency: 10, rate: 50 })).toBe(1_800);
});
