import { describe, expect, it } from 'vitest';
import {
  interimLooksFor,
  type InterimLooks,
  type SampleSize,
} from '../../../src/checks/latency/interimLooks.ts';
import {
  basisOf,
  parseThreshold,
  shareNumber,
  type Threshold,
} from '../../../src/checks/latency/threshold.ts';
import { lookOutcomes } from '../../../src/checks/statistics/lookOutcomes.ts';
import { proofBounds, type ProofBounds } from '../../../src/checks/statistics/proofBounds.ts';

function read(text: string): Threshold {
  const parsed = parseThreshold(text);
  if ('mistake' in parsed) throw new Error(parsed.mistake);
  return parsed.threshold;
}

const looksAt = (threshold: Threshold, size: SampleSize): InterimLooks =>
  interimLooksFor(threshold, basisOf(threshold), size);

const unlimited = { samples: 'auto', maxSamples: 10_000 } as const;

describe('lookOutcomes', () => {
  it('agrees with an enumeration of every sequence of calls', () => {
    const [sizes, share, alpha] = [[6, 12], 0.4, 0.1] as const;
    for (const trueShare of [0.2, 0.4, 0.7]) {
      let met = 0;
      let broken = 0;
      for (let calls = 0; calls < 2 ** 12; calls += 1) {
        const over = (n: number) => {
          let count = 0;
          for (let nth = 0; nth < n; nth += 1) count += (calls >> nth) & 1;
          return count;
        };
        const chance = trueShare ** over(12) * (1 - trueShare) ** (12 - over(12));
        const proves = (decides: (count: number, bounds: ProofBounds) => boolean) =>
          sizes.some((n) => decides(over(n), proofBounds(n, share, alpha)));
        if (proves((count, { metUpTo }) => count <= metUpTo)) met += chance;
        if (proves((count, { brokenFrom }) => count >= brokenFrom)) broken += chance;
      }
      const found = lookOutcomes(sizes, share, alpha, trueShare);
      expect(found.met).toBeCloseTo(met, 10);
      expect(found.broken).toBeCloseTo(broken, 10);
    }
  });
});

describe('interim looks with samples: auto', () => {
  it.each([
    ['p(50)<1', [9, 18, 36, 72]],
    ['med<1', [9, 18, 36, 72]],
    ['p(90)<1', [45, 90, 180, 360]],
    ['p(95)<1', [90, 180, 360, 720]],
    ['p(99)<1', [450, 900, 1_800, 3_600]],
    ['errors<1%', [450, 900, 1_800, 3_600]],
    ['errors<10%', [45, 90, 180, 360]],
  ])('%s: after %j calls', (text, sizes) => {
    expect(looksAt(read(text), unlimited).sizes).toEqual(sizes);
  });

  it.each([
    ['p(50)<1', 0.022],
    ['p(90)<1', 0.022],
    ['p(95)<1', 0.022],
    ['p(99)<1', 0.02],
  ])('%s: each with an error of %d', (text, alpha) => {
    expect(looksAt(read(text), unlimited).alpha).toBe(alpha);
  });

  const percentiles = [
    '50',
    '60',
    '70',
    '75',
    '80',
    '90',
    '92.5',
    '95',
    '96',
    '97',
    '98',
    '99',
    '99.5',
  ];
  it.each(percentiles)('p(%s): together they err at most 5 %% of the time on each side', (n) => {
    const threshold = read(`p(${n})<1`);
    const share = shareNumber(threshold.overShare!);
    for (const maxSamples of [720, 10_000]) {
      const { sizes, alpha } = looksAt(threshold, { samples: 'auto', maxSamples });
      // The worst case is the share itself: no other true share makes either error larger.
      const worst = lookOutcomes(sizes, share, alpha);
      expect(worst.met).toBeLessThanOrEqual(0.05);
      expect(worst.broken).toBeLessThanOrEqual(0.05);
      for (const beside of [0.8, 0.95, 1.05, 1.2]) {
        const other = lookOutcomes(sizes, share, alpha, share * beside);
        if (beside > 1) expect(other.met).toBeLessThanOrEqual(worst.met);
        else expect(other.broken).toBeLessThanOrEqual(worst.broken);
      }
    }
  });

  it('p(99) with the larger error of the others would exceed 5 %', () => {
    const worst = lookOutcomes([450, 900, 1_800, 3_600], 0.01, 0.022);
    expect(Math.max(worst.met, worst.broken)).toBeGreaterThan(0.05);
  });

  it('a new test after every few calls would pass a bad version far too often', () => {
    const { met } = lookOutcomes([59, 93, 124, 153, 181, 208, 234, 260], 0.05, 0.05);
    expect(met).toBeGreaterThan(0.14);
  });

  it('prove a healthy version, with 1 % over the limit, in nearly all cases', () => {
    const { sizes, alpha } = looksAt(read('p(95)<1'), { samples: 'auto', maxSamples: 720 });
    expect(lookOutcomes(sizes, 0.05, alpha, 0.01).met).toBeGreaterThan(0.999);
    expect(lookOutcomes(sizes, 0.05, alpha, 0.2).broken).toBeGreaterThan(0.999);
  });

  it('stay within maxSamples, and say how many samples the first look needs', () => {
    expect(looksAt(read('p(95)<1'), { samples: 'auto', maxSamples: 200 }).sizes).toEqual([90, 180]);
    expect(looksAt(read('p(99)<1'), { samples: 'auto', maxSamples: 720 }).sizes).toEqual([450]);
    const none = looksAt(read('p(99.9)<1'), { samples: 'auto', maxSamples: 720 });
    expect(none).toMatchObject({ sizes: [], needed: 4_500 });
  });

  it.each([
    ['med<=+10%', [100, 200, 400, 800]],
    ['p(95)<=+10%', [100, 200, 400, 800]],
    ['p(98)<=+10%', [250, 500, 1_000, 2_000]],
    ['p(99)<=+10%', [500, 1_000, 2_000, 4_000]],
  ])('%s: after %j calls of each version, each of which can show the figure', (text, sizes) => {
    const threshold = read(text);
    const share = shareNumber(threshold.overShare!);
    for (const maxSamples of [sizes[0]!, 800, 10_000]) {
      const looks = looksAt(threshold, { samples: 'auto', maxSamples });
      expect(looks.sizes).toEqual(sizes.filter((n) => n <= maxSamples));
      expect((1 - share) ** looks.sizes[0]!).toBeLessThanOrEqual(looks.alpha);
      // A verdict rests on one bound of each version, and each of them may be wrong.
      const worst = lookOutcomes(looks.sizes, share, looks.alpha);
      expect(worst.met + worst.broken).toBeLessThanOrEqual(0.05);
    }
  });

  it.each([
    ['p(95)<=+10%', 72],
    ['p(99)<=+10%', 368],
  ])('%s: a fixed number of samples below %d cannot show the figure', (text, needed) => {
    const share = shareNumber(read(text).overShare!);
    expect((1 - share) ** needed).toBeLessThanOrEqual(0.025);
    expect((1 - share) ** (needed - 1)).toBeGreaterThan(0.025);
    const few = looksAt(read(text), { samples: needed - 1, maxSamples: 800 });
    expect(few).toMatchObject({ sizes: [], needed, limitedBy: 'samples' });
    expect(looksAt(read(text), { samples: needed, maxSamples: 800 }).sizes).toEqual([needed]);
  });

  it('a fixed number of samples is one look with the whole error', () => {
    const looks = looksAt(read('p(95)<1'), { samples: 20, maxSamples: 720 });
    expect(looks).toEqual({ sizes: [20], alpha: 0.05, needed: 59 });
  });
});
