import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { callPace } from '../../../src/checks/latency/callPace.ts';
import type { Sample } from '../../../src/checks/latency/sample.ts';
import { realClock } from '../../../src/lib/timers.ts';
import { warm } from './fakeSamples.ts';

it('returns the time per call after ten calls, not counting warm-up calls', async () => {
  const pace = callPace(realClock);
  const samples: Sample[] = [];
  const add = (sample: Sample) => {
    samples.push(sample);
    pace.update(samples);
  };
  add(warm(1, 'target', { kind: 'warmUp' }));
  await sleep(300);
  const started = performance.now();
  add(warm(1));
  for (let call = 1; call <= 9; call += 1) add(warm(1));
  expect(pace.msPerCall()).toBeUndefined();
  await sleep(50);
  add(warm(1));
  const elapsed = performance.now() - started;
  expect(pace.msPerCall()).toBeGreaterThanOrEqual(4.8);
  expect(pace.msPerCall()).toBeLessThanOrEqual(elapsed / 10);
});
