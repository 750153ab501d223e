import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inWords, jsonSafe, shownMembers, shownValue } from '../../src/lib/jsonSafe.ts';

const long = 'x'.repeat(300);
const cut = `${'x'.repeat(255)}…`;

describe('jsonSafe', () => {
  it.each([
    ['text', 'text'],
    [long, cut],
    [1.5, 1.5],
    [Number.NaN, 'NaN'],
    [-Infinity, '-Infinity'],
    [12n, '12n'],
    [Symbol('s'), 'Symbol(s)'],
    [() => 1, '[function]'],
    [null, null],
    [undefined, undefined],
    [new Date(0), '1970-01-01T00:00:00.000Z'],
    [new Date(Number.NaN), 'Invalid Date'],
    [/a+/g, '/a+/g'],
    [new TypeError('no'), 'TypeError: no'],
    [new Uint8Array(3), '[3 bytes]'],
    [Promise.resolve(), '[promise]'],
    [new Map<unknown, unknown>([['a', 1], [{}, 2]]), { a: 1, '[key]': 2 }], // prettier-ignore
    [new Set([1, 2]), [1, 2]],
    [{ a: undefined, b: 1 }, { b: 1 }],
    [[undefined, 1], [null, 1]], // prettier-ignore
  ])('%o becomes %j', (value, expected) => expect(jsonSafe(value)).toStrictEqual(expected));

  it('marks cycles, but not a value that stands in two places', () => {
    const cycle: Record<string, unknown> = { twice: [1] };
    cycle['again'] = cycle['twice'];
    cycle['self'] = cycle;
    expect(jsonSafe(cycle)).toEqual({ twice: [1], again: [1], self: '[circular]' });
  });

  it('survives members that throw', () => {
    const getter = Object.defineProperty({}, 'bad', {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    });
    expect(jsonSafe(getter)).toEqual({ bad: '[threw]' });
    expect(jsonSafe(new Proxy({}, { ownKeys: () => [1] as never }))).toBe('[unreadable]');
  });

  it('limits the members, the depth and the work', () => {
    const many = Array.from({ length: 102 }, (_, index) => index);
    expect((jsonSafe(many) as unknown[]).slice(99)).toEqual([99, '… 2 more']);
    const members = jsonSafe(Object.fromEntries(many.map((n) => [`k${n}`, n])));
    expect(members).toMatchObject({ k99: 99, '…': '2 more' });
    expect(members).not.toHaveProperty('k100');
    let deep: unknown = 'bottom';
    for (let level = 0; level < 13; level += 1) deep = [deep];
    expect(JSON.stringify(jsonSafe(deep))).toBe(`${'['.repeat(12)}"[…]"${']'.repeat(12)}`);
    const huge = Array.from({ length: 100 }, () => Array.from({ length: 100 }, () => ({ a: 1 })));
    expect(JSON.stringify(jsonSafe(huge)).length).toBeLessThan(100_000);
  });

  it('always gives what survives JSON unchanged', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true }), (value) => {
        const safe = jsonSafe(value);
        if (safe === undefined) return;
        // -0 is the one number that JSON changes.
        const text = JSON.stringify(safe);
        expect(JSON.stringify(JSON.parse(text))).toBe(text);
      }),
      { seed: 1 },
    );
  });
});

describe('values for the record', () => {
  it('shownValue keeps what is short, and cuts the JSON text of what is long', () => {
    expect(shownValue({ a: 1 })).toEqual({ a: 1 });
    expect(shownValue(long)).toBe(cut);
    const list = Array.from({ length: 90 }, () => 'abc');
    expect(shownValue(list)).toBe(`${JSON.stringify(list).slice(0, 255)}…`);
  });

  it('shownMembers cuts each member apart', () => {
    const list = Array.from({ length: 90 }, () => 'abc');
    expect(shownMembers({ a: 1, list })).toEqual({ a: 1, list: shownValue(list) });
    expect(shownMembers([1, list])).toEqual([1, shownValue(list)]);
    expect(shownMembers('text')).toBe('text');
  });

  it('inWords is the JSON text, cut', () => {
    expect(inWords({ a: [1] })).toBe('{"a":[1]}');
    expect(inWords(undefined)).toBe('nothing');
    expect(inWords(long)).toBe(`"${'x'.repeat(254)}…`);
  });
});
