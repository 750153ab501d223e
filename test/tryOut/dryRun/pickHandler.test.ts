import { describe, expect, it } from 'vitest';
import { beforeAllowTraffic } from '../../../src/hooks/beforeAllowTraffic.ts';
import { pickHandler } from '../../../src/tryOut/dryRun/child/pickHandler.ts';

const hook = beforeAllowTraffic({ checks: [] });
const helper = (): string => 'no handler';

describe('the handler that check runs', () => {
  it.each([
    ['the only one', { before: hook, helper, checks: [] }, undefined, hook],
    ['the named one', { before: hook, helper }, 'helper', helper],
    ['the default export', { default: hook }, undefined, hook],
    ['a function around a handler', { handler: helper, timeout: 3 }, undefined, helper],
    ['of a CommonJS module', { default: { before: hook } }, 'before', hook],
    ['of both kinds', { default: { before: hook }, before: hook }, undefined, hook],
  ])('is %s', (_, module, exported, expected) => {
    expect(pickHandler(module, exported, 'hooks.mts')).toBe(expected);
  });

  it.each([
    [{ before: hook, after: hook }, undefined, 'exports several handlers: before, after; name one'],
    [{ a: helper, b: helper }, undefined, 'exports several handlers: a, b; name one'],
    [{ checks: [] }, undefined, 'hooks.mts exports no handler; expected, for example'],
    [{}, 'before', 'hooks.mts exports no handler'],
    [{ before: hook }, 'befor', "does not exist; did you mean 'before'? Expected one of before"],
    [{ before: hook, n: 1 }, 'n', 'the export n of hooks.mts is 1, not a handler; expected one of'],
  ])('is refused in one sentence: %o', (module, exported, sentence) => {
    expect(() => pickHandler(module, exported, 'hooks.mts')).toThrow(sentence);
  });
});
