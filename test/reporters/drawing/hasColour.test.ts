import { describe, expect, it } from 'vitest';
import { hasColour } from '../../../src/reporters/drawing/hasColour.ts';

describe('hasColour', () => {
  it.each([
    [true, {}, true],
    [false, {}, false],
    [undefined, {}, false],
    [undefined, { CI: 'true' }, false],
    [true, { TERM: 'dumb' }, false],
    [true, { NO_COLOR: '1' }, false],
    [true, { NO_COLOR: '' }, true],
    [undefined, { FORCE_COLOR: '' }, true],
    [undefined, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
    [true, { FORCE_COLOR: '0' }, false],
  ])('isTTY %j with %j: %j', (isTerminal, env, expected) => {
    // Not only falsy: without a value the library of colours would look for itself.
    expect(hasColour(isTerminal, env)).toBe(expected);
  });
});
