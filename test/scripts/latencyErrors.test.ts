import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { planThresholds } from '../../src/checks/latency/planThresholds.ts';
import { overShareOf, shareNumber } from '../../src/checks/latency/threshold.ts';
import { proofBounds } from '../../src/checks/statistics/proofBounds.ts';

/** The rows of the exact table, which Python has computed: `p(95)<300`, options, looks. */
function publishedPlans(): [
  threshold: string,
  samples: string,
  maxSamples: string,
  looks: string,
][] {
  const text = readFileSync('docs/latency-errors.md', 'utf8');
  const [, section = ''] = text.split('\n## Exact\n');
  const row = /^\| `([^`]+)`(?:, `(?:samples: (\d+)|maxSamples: (\d+))`)?\s*\| ([^|]*\S)\s*\|/gm;
  const rows = [...(section.split('\n## ')[0] ?? '').matchAll(row)];
  return rows.map(([, threshold = '', samples = '', most = '', looks = '']) => [
    threshold,
    samples,
    most,
    looks,
  ]);
}

describe('docs/latency-errors.md', () => {
  it('has the looks of absolute and relative thresholds', () => {
    expect(publishedPlans().length).toBeGreaterThan(10);
  });

  it.each(publishedPlans())(
    'has the looks that are planned: %s %s %s',
    (text, fixed, most, looks) => {
      const [planned] = planThresholds({
        thresholds: [text],
        samples: fixed === '' ? 'auto' : Number(fixed),
        maxSamples: most === '' ? 800 : Number(most),
        minDetectableEffect: undefined,
      });
      const share = shareNumber(overShareOf(planned!.threshold));
      const shown = planned!.looks.sizes.map((size) => {
        const { metUpTo, brokenFrom } = proofBounds(size, share, planned!.looks.alpha);
        return `${size}: ${metUpTo < 0 ? '-' : metUpTo}, ${brokenFrom}`;
      });
      expect(looks).toBe(shown.join('; '));
    },
  );
});
