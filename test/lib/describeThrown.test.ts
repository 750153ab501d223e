import { describe, expect, it } from 'vitest';
import { describeThrown, messageLimit } from '../../src/lib/describeThrown.ts';

describe('describeThrown', () => {
  it.each([
    [new TypeError('x is not a function'), 'TypeError: x is not a function'],
    [new RangeError(), 'RangeError'],
    [new Error('a', { cause: new TypeError('b') }), 'Error: a (cause: TypeError: b)'],
    [new Error('a: b', { cause: new TypeError('b') }), 'Error: a: b'],
    [new Error('a', { cause: 'b' }), 'Error: a'],
    [new Error('a', { cause: new Error('') }), 'Error: a'],
    ['a text', 'a text'],
    ['', '"" was thrown'],
    [{ name: 'Denied', message: 'no access' }, 'Denied: no access'],
    [{ message: 'no access' }, 'no access'],
    [{ code: 1 }, '{"code":1} was thrown'],
    [null, 'null was thrown'],
    [undefined, 'undefined was thrown'],
  ])('%o', (thrown, text) => expect(describeThrown(thrown)).toBe(text));

  it('does not throw if the error does', () => {
    const get = () => {
      throw new Error('no');
    };
    const unreadable = Object.defineProperty(new Error('x'), 'message', { get });
    expect(describeThrown(unreadable)).toBe('something that cannot be read was thrown');
  });

  it('cuts a long message', () => {
    const text = describeThrown(new Error('x'.repeat(5_000)));
    expect(text).toHaveLength(messageLimit);
    expect(text.endsWith('x…')).toBe(true);
  });
});
