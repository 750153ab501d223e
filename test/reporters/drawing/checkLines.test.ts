import { describe, expect, it } from 'vitest';
import { checkLines } from '../../../src/reporters/drawing/checkLines.ts';
import { colourStyle, plainStyle } from '../../../src/reporters/drawing/style.ts';
import { check } from '../runs.ts';

const drawn = (...checks: Parameters<typeof checkLines>[0]['checks']): string =>
  checkLines({ checks }, plainStyle).join('\n');

describe('checkLines', () => {
  it('tells the fact of a failed budget once', () => {
    const fact = 'proven: 10 of 10 calls took 100 ms or more';
    const threshold = check('p(95)<100', 'failed', {
      message: fact,
      expected: 'p(95)<100',
      actual: 148.5,
      durationMs: 0,
    });
    const budget = check('latencyBudget', 'failed', {
      message: `/health to orders, 11 calls; p(95)<100 ${fact}`,
      expected: ['p(95)<100'],
      actual: { 'p(95)<100': 148.5 },
      checks: [threshold],
    });
    expect(drawn(budget)).toBe(
      `
✖ latencyBudget: failed (12 ms)
    /health to orders, 11 calls; p(95)<100 ${fact}
    ✖ p(95)<100: failed
        actual  148.5
`.trim(),
    );
  });

  it('aligns what was expected with what was found, and marks only the lines that differ', () => {
    expect(
      drawn(
        check('body', 'failed', { expected: 200, actual: '(missing)' }),
        check('schema', 'failed', { expected: { id: 1, name: 'a' }, actual: { id: 2, name: 'a' } }),
      ),
    ).toBe(
      `
✖ body: failed (12 ms)
    - expected  200
    + actual    (missing)
✖ schema: failed (12 ms)
    - expected
    + actual
      {
    -   "id": 1
    +   "id": 2
        "name": "a"
      }
`.trim(),
    );
  });

  it('shows the values of a check that a place names, without naming the place again', () => {
    const place = '/body/items/0/price';
    const differs = check(place, 'failed', {
      message: 'in all 5 rounds',
      expected: { [place]: 1.5 },
      actual: { [place]: 2 },
      durationMs: 0,
    });
    const compared = check('compareVersions', 'failed', {
      message: `differs at 1 path: ${place}: expected 1.5, got 2`,
      checks: [differs],
    });
    expect(drawn(compared)).toBe(
      `
✖ compareVersions: failed (12 ms)
    differs at 1 path: ${place}: expected 1.5, got 2
    ✖ ${place}: failed
        in all 5 rounds
        - expected  1.5
        + actual    2
`.trim(),
    );
  });

  it('cuts a long value in its middle, and leaves out lines of a long list', () => {
    const long = `start ${'x'.repeat(5000)} end`;
    const text = drawn(check('body', 'failed', { expected: 'ok', actual: long }));
    expect(text).toMatch(/\+ actual {4}"start x+ … 4852 characters … x+ end"$/);
    const list = Array.from({ length: 100 }, (_, index) => index);
    expect(drawn(check('list', 'failed', { expected: [], actual: list }))).toMatch(
      /\+ {3}17\n {6}… 63 more lines …\n {4}\+ {3}81\n/,
    );
  });

  it('gives an inconclusive check one colour', () => {
    const drawnIn = (outcome: 'failed' | 'inconclusive'): string =>
      checkLines({ checks: [check('a', outcome, { durationMs: 0 })] }, colourStyle).join('');
    const { bad, warning } = colourStyle;
    expect(drawnIn('inconclusive')).toBe(`${warning('?')} a: ${warning('inconclusive')}`);
    expect(drawnIn('failed')).toBe(`${bad('✖')} a: ${bad('failed')}`);
  });
});
