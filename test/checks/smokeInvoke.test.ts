import { describe, expect, it } from 'vitest';
import type { CheckContext } from '../../src/model/check.ts';
import type { Invocation } from '../../src/model/invocation.ts';
import { runCheck } from '../../src/checks/run/runCheck.ts';
import { smokeInvoke, type SmokeInvokeOptions } from '../../src/checks/smokeInvoke.ts';
import { checkContract, neverThrows } from './checkContract.ts';
import { fakeContext } from './fakeContext.ts';

const wrong = (options: Record<string, unknown>) => () => smokeInvoke({ payload: {}, ...options });

checkContract('smokeInvoke', {
  make: () => smokeInvoke({ payload: {} }),
  mistakes: {
    'an unknown option': wrong({ typo: 1 }),
    'an unknown option in expect': wrong({ expect: { status: 200 } }),
    'no payload': () => smokeInvoke({} as SmokeInvokeOptions),
    'a payload that is undefined': wrong({ payload: undefined }),
    $LATEST: wrong({ version: '$LATEST' }),
    'a version that is a number': wrong({ version: 2 }),
    'a status code that is a text': wrong({ expect: { statusCode: '200' } }),
    'a status code that cannot be': wrong({ expect: { statusCode: 20 } }),
    'a header that is a number': wrong({ expect: { headers: { age: 3 } } }),
    'an expectation that is a text': wrong({ expect: '200' }),
    'a client context that is a text': wrong({ clientContext: 'x' }),
  },
});
neverThrows('smokeInvoke', smokeInvoke);

/** The report of a smokeInvoke whose function answers this. */
async function smoke(
  answer: unknown,
  expected?: SmokeInvokeOptions['expect'],
  over: Partial<Invocation> = {},
) {
  const options = {
    payload: { path: '/health' },
    ...(expected !== undefined && { expect: expected }),
  };
  return runCheck(
    smokeInvoke(options),
    fakeContext(() => ({ payload: answer, ...over })),
  );
}

describe('what is invoked', () => {
  it('sends the payload and leaves the version to the hook', async () => {
    const context = fakeContext();
    await runCheck(smokeInvoke({ payload: { a: 1 } }), context);
    expect(context.calls).toEqual([{ payload: { a: 1 }, options: {} }]);
  });

  it('passes version, client context and tenant on', async () => {
    const context = fakeContext(() => ({ executedVersion: '1' }));
    const asked = { version: 'current', clientContext: { a: 1 }, tenantId: 't' } as const;
    const report = await runCheck(smokeInvoke({ payload: 1, ...asked }), context);
    expect(context.calls).toEqual([{ payload: 1, options: asked }]);
    expect(report.outcome).toBe('passed');
  });

  it('makes the payload from the context, async or not', async () => {
    const context = fakeContext();
    const payload = async ({ target }: CheckContext) => ({ version: target.targetVersion });
    await runCheck(smokeInvoke({ payload }), context);
    expect(context.calls[0]?.payload).toEqual({ version: '2' });
  });

  it('is errored if making the payload throws', async () => {
    const context = fakeContext();
    const payload = () => {
      throw new Error('no fixture');
    };
    const report = await runCheck(smokeInvoke({ payload }), context);
    expect(report).toMatchObject({ outcome: 'errored', message: 'Error: no fixture' });
    expect(context.calls).toEqual([]);
  });

  it('says what was sent where, without its content', async () => {
    const report = await smoke({ statusCode: 500, body: '' });
    expect(report.message).toBe('/health to myfunc:2: /statusCode: expected "below 500", got 500');
  });
});

describe('the version that ran', () => {
  it('fails if another version ran', async () => {
    const report = await smoke({}, undefined, { executedVersion: '1' });
    expect(report).toMatchObject({
      outcome: 'failed',
      expected: { executedVersion: '2' },
      actual: { executedVersion: '1' },
    });
  });

  it('is errored if Lambda does not say which', async () => {
    const context = fakeContext();
    const bare = {
      ...context,
      invoke: async () => ({ payload: {}, qualifier: '2', wallMs: 1, throttles: 0 }),
    };
    expect(await runCheck(smokeInvoke({ payload: {} }), bare)).toMatchObject({
      outcome: 'errored',
    });
  });

  it('after the shift the alias must have run the new version, before it may run any', async () => {
    const check = smokeInvoke({ payload: {}, version: 'alias' });
    const old = () => ({ executedVersion: '1', qualifier: 'live' });
    const after = fakeContext(old, { lifecycleEvent: 'AfterAllowTraffic' });
    expect((await runCheck(check, after)).outcome).toBe('failed');
    expect((await runCheck(check, fakeContext(old))).outcome).toBe('passed');
  });
});

describe('a failing function', () => {
  it('fails with its error, whatever is expected', async () => {
    const failure = { errorType: 'TypeError', errorMessage: 'x'.repeat(500), trace: ['secret'] };
    for (const expected of [undefined, {}, () => true] as const) {
      const report = await smoke(failure, expected, { functionError: 'Unhandled' });
      expect(report.outcome).toBe('failed');
      expect(report.message).toContain(
        'the function failed (FunctionError Unhandled): TypeError: xxx',
      );
      expect(report.actual).toMatchObject({ functionError: 'Unhandled', errorType: 'TypeError' });
      expect((report.actual as { errorMessage: string }).errorMessage).toHaveLength(256);
      expect(JSON.stringify(report)).not.toContain('secret');
    }
  });
});

describe('with no expectation', () => {
  it.each([
    [undefined],
    [null],
    ['text'],
    [{ ok: true }],
    [{ statusCode: 404 }],
    [{ statusCode: 200 }],
  ])('passes %j', async (answer) => {
    expect((await smoke(answer)).outcome).toBe('passed');
  });

  it.each([[{ statusCode: 500 }], [{ statusCode: '503', body: 'x' }], [{ statusCode: 599 }]])(
    'fails %j',
    async (answer) => {
      expect((await smoke(answer)).outcome).toBe('failed');
      // A word about the body says nothing about the status.
      expect((await smoke(answer, {})).outcome).toBe('failed');
    },
  );

  it('fails on batch items that failed', async () => {
    const failed = { batchItemFailures: [{ itemIdentifier: 'm1' }] };
    const report = await smoke(failed);
    expect(report.outcome).toBe('failed');
    expect(report.actual).toEqual({ '/batchItemFailures': [{ itemIdentifier: 'm1' }] });
    expect((await smoke({ batchItemFailures: [] })).outcome).toBe('passed');
    // Both count as failures unless the expectation itself names them.
    expect((await smoke({ ok: 1, ...failed }, { payload: { ok: 1 } })).outcome).toBe('failed');
    expect((await smoke({ statusCode: 500 }, { payload: {} })).outcome).toBe('failed');
    expect((await smoke(failed, { payload: failed })).outcome).toBe('passed');
    expect((await smoke({ statusCode: 500 }, { payload: { statusCode: 500 } })).outcome).toBe(
      'passed',
    );
    expect((await smoke(failed, { payload: failed })).outcome).toBe('passed');
  });
});

describe('the status code', () => {
  it.each([
    [200, 200, 'passed'],
    ['200', 200, 'passed'],
    [204, [200, 204], 'passed'],
    [404, 404, 'passed'],
    [500, 500, 'passed'],
    [500, 200, 'failed'],
    [404, [200, 204], 'failed'],
    [undefined, 200, 'failed'],
    [true, 200, 'failed'],
    ['2xx', 200, 'failed'],
  ] as const)('%j if %j is expected: %s', async (statusCode, expected, outcome) => {
    const report = await smoke({ statusCode }, { statusCode: expected });
    expect(report.outcome).toBe(outcome);
  });

  it('shows expected and actual', async () => {
    expect(await smoke({ statusCode: '404' }, { statusCode: [200, 204] })).toMatchObject({
      expected: { '/statusCode': [200, 204] },
      actual: { '/statusCode': 404 },
      message: '/health to myfunc:2: /statusCode: expected [200,204], got 404',
    });
  });
});

describe('the body', () => {
  const json = (body: unknown) => ({ statusCode: 200, body: JSON.stringify(body) });

  it('matches parts of JSON', async () => {
    const answer = json({ order: { id: 1, items: [{ price: 2, name: 'x' }] }, more: true });
    const expected = { body: { order: { items: [{ price: 2 }] } } };
    expect((await smoke(answer, expected)).outcome).toBe('passed');
  });

  it('names every place that differs by its pointer', async () => {
    const report = await smoke(json({ a: { 'x/y': 1 }, b: [1, 2], c: null }), {
      body: { a: { 'x/y': 2 }, b: [1], c: undefined, d: 'z' },
    });
    expect(report.outcome).toBe('failed');
    expect(report.actual).toEqual({
      '/body/a/x~1y': 1,
      '/body/b': [1, 2],
      '/body/c': null,
      '/body/d': '(missing)',
    });
    expect(report.expected).toEqual({
      '/body/a/x~1y': 2,
      '/body/b': [1],
      '/body/c': '(missing)',
      '/body/d': 'z',
    });
  });

  it('an own property is not one of the prototype', async () => {
    expect((await smoke(json({}), { body: { toString: undefined } })).outcome).toBe('passed');
  });

  it('matches text, as sent or as JSON means it, and RegExps', async () => {
    const version2 = { statusCode: 200, body: '"Hello! Version 2"' };
    expect((await smoke(version2, { body: 'Hello! Version 2' })).outcome).toBe('passed');
    expect((await smoke(version2, { body: '"Hello! Version 2"' })).outcome).toBe('passed');
    expect((await smoke(version2, { body: /version \d/i })).outcome).toBe('passed');
    expect((await smoke(version2, { body: /Version 3/ })).outcome).toBe('failed');
    expect((await smoke(json({ a: 'x1' }), { body: { a: /^x\d$/g } })).outcome).toBe('passed');
    expect((await smoke({ statusCode: 200, body: '42' }, { body: '42' })).outcome).toBe('passed');
    expect((await smoke({ statusCode: 200, body: '42' }, { body: 42 })).outcome).toBe('passed');
  });

  it('is decoded if it is base64', async () => {
    const body = Buffer.from('{"ü":1}').toString('base64');
    const answer = { statusCode: 200, body, isBase64Encoded: true };
    expect((await smoke(answer, { body: { ü: 1 } })).outcome).toBe('passed');
  });

  it('is missing from an answer that is not a proxy response', async () => {
    const report = await smoke({ ok: true }, { body: { ok: true } });
    expect(report.outcome).toBe('failed');
    expect(report.message).toContain('it is not a proxy response');
    expect((await smoke({ ok: true, more: 1 }, { payload: { ok: true } })).outcome).toBe('passed');
  });
});

describe('a streamed answer', () => {
  const stream = (prelude: object, body: string) =>
    `${JSON.stringify(prelude)}${'\0'.repeat(8)}${body}`;

  it('is read from its prelude', async () => {
    const answer = stream({ statusCode: 201, headers: { 'X-A': 'b' } }, '{"ok":true}');
    const expected = { statusCode: 201, headers: { 'x-a': 'b' }, body: { ok: true } };
    expect((await smoke(answer, expected)).outcome).toBe('passed');
    expect((await smoke(stream({ statusCode: 502 }, 'bad'))).outcome).toBe('failed');
  });

  it('has status 200 if its prelude has none', async () => {
    expect((await smoke(stream({}, 'x'), { statusCode: 200, body: 'x' })).outcome).toBe('passed');
  });

  it('is a text if there is no prelude', async () => {
    expect((await smoke('plain text', { payload: /plain/ })).outcome).toBe('passed');
    expect((await smoke(`no json${'\0'.repeat(8)}x`, { statusCode: 200 })).outcome).toBe('failed');
  });
});

describe('headers', () => {
  const answer = {
    statusCode: 200,
    headers: { 'Content-Type': 'application/json', Age: 3 },
    multiValueHeaders: { 'X-Many': ['a', 'b'] },
    cookies: ['s=1', 't=2'],
  };

  it.each([
    [{ 'content-type': 'application/json' }, 'passed'],
    [{ 'CONTENT-TYPE': /^application/ }, 'passed'],
    [{ age: '3' }, 'passed'],
    [{ 'x-many': 'b' }, 'passed'],
    [{ 'x-many': ['a', 'b'] }, 'passed'],
    [{ 'x-many': 'a, b' }, 'passed'],
    [{ 'set-cookie': /^t=/ }, 'passed'],
    [{ 'x-many': ['a'] }, 'failed'],
    [{ 'content-type': 'text/html' }, 'failed'],
    [{ absent: /.*/ }, 'failed'],
    [{ absent: '' }, 'failed'],
  ] as const)('%j: %s', async (headers, outcome) => {
    expect((await smoke(answer, { headers })).outcome).toBe(outcome);
  });

  it('names the header that differs', async () => {
    const report = await smoke(answer, { headers: { 'X-Many': 'c', Absent: 'x' } });
    expect(report.actual).toEqual({
      '/headers/x-many': ['a', 'b'],
      '/headers/absent': '(missing)',
    });
  });
});

describe('a predicate', () => {
  const answer = { statusCode: 500, headers: { A: 'b' }, body: '{"x":1}' };

  it('is given the answer as it was read, and decides alone', async () => {
    const seen = await smoke(answer, (given) => {
      expect(given).toMatchObject({ statusCode: 500, headers: { a: 'b' }, body: { x: 1 } });
      return true;
    });
    expect(seen.outcome).toBe('passed');
    expect((await smoke(answer, async () => false)).outcome).toBe('failed');
  });

  it('that forgets to return is errored', async () => {
    const forgot = (() => {}) as unknown as () => boolean;
    const report = await smoke(answer, forgot);
    expect(report.outcome).toBe('errored');
    expect(report.message).toContain('expected true or false');
    expect((await smoke(answer, (() => 1) as unknown as () => boolean)).outcome).toBe('errored');
  });

  it('that throws is errored', async () => {
    const throwing = () => {
      throw new Error('oops');
    };
    expect(await smoke(answer, throwing)).toMatchObject({ outcome: 'errored' });
  });
});
