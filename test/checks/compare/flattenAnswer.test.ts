import { describe, expect, it } from 'vitest';
import { compareVersions } from '../../../src/checks/registry.ts';
import { runCheck } from '../../../src/checks/run/runCheck.ts';
import { twoVersions } from './twoVersions.ts';

const compared = (old: unknown, now: unknown = old, options: object = {}) =>
  runCheck(
    compareVersions({ events: [{}], ...options }),
    twoVersions(
      () => old,
      () => now,
    ),
  );

const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`member${at}`, at]));

function nested(levels: number): unknown {
  let value: unknown = { end: 1 };
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

describe('the size of an answer is bounded', () => {
  it('9,999 members can be compared, one more is errored with the figure', async () => {
    expect((await compared(many(9_999))).outcome).toBe('passed');
    const report = await compared(many(10_000));
    expect(report.outcome).toBe('errored');
    expect(report.message).toContain('an answer of version 1 has more than 10000 paths');
  });

  it('a list of 20,000 objects has few paths', async () => {
    const items = Array.from({ length: 20_000 }, (_, id) => ({ id, name: `item ${id}` }));
    expect((await compared({ items })).outcome).toBe('passed');
    const last = [...items.slice(0, -1), { id: 19_999, name: 'another' }];
    const report = await compared({ items }, { items: last }, { rounds: 2 });
    expect(report.checks?.[0]).toMatchObject({ name: '/items/*/name', outcome: 'failed' });
  });

  it('a text of 6 MB is compared, and shown from where it differs', async () => {
    const text = 'x'.repeat(6 * 1_024 * 1_024);
    expect((await compared(text)).outcome).toBe('passed');
    const early = await compared(`${'y'.repeat(1_000)}1${text}`, `${'y'.repeat(1_000)}2${text}`, {
      rounds: 2,
    });
    expect(early.message).toContain('y1x');
    expect(early.message).toContain('y2x');
    expect((await compared(`${text}1`, `${text}2`, { rounds: 2 })).outcome).toBe('failed');
  });

  it.each([98, 100_000])('%s levels: compared up to 100, else errored', async (levels) => {
    const report = await compared(nested(levels));
    expect(report.outcome).toBe(levels < 100 ? 'passed' : 'errored');
    if (levels > 100) expect(report.message).toContain('is nested deeper than 100 levels');
  });

  it('sets are bounded as well', async () => {
    const report = await compared({ a: [nested(50_000)] }, undefined, { unordered: ['/a'] });
    expect(report.message).toContain('is nested deeper than 100 levels');
  });

  it.each([
    ['values', new Array(1_000_001).fill(7), {}, 'has more than 1000000 values'],
    ['sets', new Array(200_001).fill(7), { unordered: [''] }, 'compared as sets'],
    ['tolerances', new Array(200_001).fill(7), { tolerance: 1 }, '"tolerance" compares'],
  ])(
    'an answer with too many of them is errored with the figure: %s',
    async (_, answer, options, why) => {
      const report = await compared(answer, undefined, options);
      expect(report.outcome).toBe('errored');
      expect(report.message).toContain(why);
    },
  );

  it('all events together have at most 30,000 paths', async () => {
    const events = Array.from({ length: 31 }, (_, id) => ({ id }));
    const report = await compared(many(999), undefined, { events });
    expect(report.outcome).toBe('errored');
    expect(report.message).toContain('more than 30000 paths together');
  });

  it('keys with strange names are members like any other', async () => {
    const strange = JSON.parse(
      '{"__proto__":{"a":1},"a/b":1,"~":2,"":3,"constructor":4}',
    ) as object;
    const other = JSON.parse('{"__proto__":{"a":2},"a/b":1,"~":2,"":3,"constructor":4}') as object;
    expect((await compared(strange)).outcome).toBe('passed');
    expect((await compared(strange, other)).checks?.[0]?.name).toBe('/__proto__/a');
  });
});
