import { describe, expect, it } from 'vitest';
import { chooseHandler } from '../../src/cdk/build/chooseHandler.ts';
import type { MadeHandler } from '../../src/policy/module/madeHandler.ts';

const handlerOf = (exportName: string | undefined, ...events: string[]): MadeHandler => ({
  ...(exportName !== undefined && { exportName }),
  infersEvent: false,
  events: Object.fromEntries(events.map((event) => [`${event}AllowTraffic`, []])),
  onRollback: 'run',
  actions: [],
  ownCode: [],
});

const before = { prop: 'before', event: 'BeforeAllowTraffic' } as const;
const after = { prop: 'after', event: 'AfterAllowTraffic' } as const;
const choose = (
  functions: string[],
  handlers: MadeHandler[],
  named?: string,
  request: typeof before | typeof after = before,
): string => chooseHandler('hooks.ts', { functions, handlers }, named, request).exportName;

const pair = [handlerOf('first', 'Before'), handlerOf('last', 'After')];
const twins = [handlerOf('one', 'Before'), handlerOf('two', 'Before')];

describe('the hook of a module', () => {
  it('is the only export that serves the event', () => {
    expect(choose(['first', 'last', 'help'], pair)).toBe('first');
    expect(choose(['first', 'last', 'help'], pair, undefined, after)).toBe('last');
    const both = [handlerOf('handler', 'Before', 'After')];
    expect(choose(['handler'], both, undefined, after)).toBe('handler');
  });

  it('is the export that is named', () => {
    expect(choose(['one', 'two'], twins, 'two')).toBe('two');
  });

  it('may be a function around a handler', () => {
    const wrapped = [handlerOf(undefined, 'Before')];
    const chosen = chooseHandler(
      'hooks.ts',
      { functions: ['handler'], handlers: wrapped },
      undefined,
      before,
    );
    expect(chosen).toEqual({ exportName: 'handler', handlers: wrapped });
  });
});

describe('a module without such a hook gets one sentence', () => {
  it.each<[string, string[], MadeHandler[], string | undefined, string]>([
    [
      'no handler',
      ['handler'],
      [],
      undefined,
      'before: hooks.ts makes no handler of allow-traffic; expected an export such as beforeAllowTraffic({ checks: [...] }), or give before a function of the CDK',
    ],
    [
      'no such export',
      ['first', 'last'],
      pair,
      'handler',
      "before: hooks.ts exports no function 'handler'; it has 'first', 'last'",
    ],
    [
      'several hooks',
      ['one', 'two'],
      twins,
      undefined,
      "before: hooks.ts has several handlers of BeforeAllowTraffic, 'one', 'two'; name one of them: 'hooks.ts#one'",
    ],
    [
      'a hook of the other event',
      ['last'],
      [handlerOf('last', 'After')],
      undefined,
      "before: hooks.ts has no handler of BeforeAllowTraffic; its export 'last' is one of AfterAllowTraffic",
    ],
    [
      'a handler that is not exported',
      [],
      [handlerOf(undefined, 'Before')],
      undefined,
      'before: hooks.ts exports no handler of allow-traffic; it has none',
    ],
  ])('%s', (_what, functions, handlers, named, sentence) => {
    expect(() => choose(functions, handlers, named)).toThrow(sentence);
  });
});
