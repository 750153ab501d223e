import { expect, it } from 'vitest';
import { defineAction } from '../../src/actions/defineAction.ts';

const anything = (value: unknown): never => value as never;

it('is a plain object', () => {
  const run = (): string => 'done';
  expect(defineAction('mine', run)).toEqual({ name: 'mine', run });
});

it.each([
  ['a name that is not a text', () => defineAction(anything(1), () => 0), /its name is 1/],
  ['an empty name', () => defineAction(' ', () => 0), /its name is " "/],
  ['no function', () => defineAction('mine', anything(undefined)), /its run is not given/],
])('says it when it runs, not while the module loads: %s', (_what, make, message) => {
  const action = make();
  expect(() => action.run(anything({}))).toThrow(message);
  expect(action.name).not.toBe('');
});
