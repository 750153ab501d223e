import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { defineCheck, inParallel, smokeInvoke, type Check } from '../../src/index.ts';
import { lambda, tryCheck } from '../../src/tryOut/index.ts';

const invoking = (run: Check['run']): Check => defineCheck('mine', run);

const asks = (...payloads: unknown[]): Check =>
  invoking(async ({ invoke }) => {
    for (const payload of payloads) await invoke(payload, { fresh: true });
  });

describe('the rules are those of a hook', () => {
  it.each<[string, Check['run'], object]>([
    ['nothing is passed', () => {}, { outcome: 'passed' }],
    [
      'an assertion is failed',
      () => assert.equal(1, 2),
      { outcome: 'failed', expected: 2, actual: 1 },
    ],
    [
      'any other throw is errored',
      () => {
        throw new TypeError('oh');
      },
      { outcome: 'errored', message: 'TypeError: oh' },
    ],
    ['anything else is errored', () => 'yes' as never, { outcome: 'errored' }],
  ])('%s', async (_, run, expected) => {
    expect(await tryCheck(invoking(run))).toMatchObject(expected);
  });

  it('equal invocations share one answer, and fresh ones do not', async () => {
    const smoke = smokeInvoke({ payload: { a: 1 } });
    const { outcome, invocations } = await tryCheck(inParallel(smoke, smoke), { answers: [{}] });
    expect(outcome).toBe('passed');
    expect(invocations).toEqual([{ payload: { a: 1 }, qualifier: '2', atMs: 0 }]);
    const twice = await tryCheck(asks({}, {}), { answers: [{}, {}] });
    expect(twice.invocations.map(({ atMs }) => atMs)).toEqual([0, 10]);
  });

  it('after the shift, only an answer of the version that was deployed counts', async () => {
    const answers = [lambda.returns({}, { executedVersion: '1' })];
    const tried = await tryCheck(asks({}), { answers, lifecycleEvent: 'AfterAllowTraffic' });
    expect(tried).toMatchObject({
      outcome: 'failed',
      message: 'version 1 ran; expected version 2',
      invocations: [{ qualifier: 'live' }],
    });
    const unknown = [lambda.returns({}, { executedVersion: null })];
    expect(await tryCheck(asks({}), { answers: unknown })).toMatchObject({ outcome: 'errored' });
  });

  it('a check that ignores the signal is left behind when its time is over', async () => {
    const tried = await tryCheck(
      invoking(() => new Promise<void>(() => {})),
      { timeout: '300ms' },
    );
    expect(tried.outcome).toBe('errored');
    expect(tried.message).toBe("did not finish in 150 ms: the checks' time of 150 ms was over");
  });

  it('a throttled call is repeated and takes the next answer', async () => {
    const check = invoking(async ({ invoke }) => {
      const { throttles, wallMs } = await invoke({});
      return { outcome: 'passed', measurements: { throttles, wallMs } };
    });
    const answers = [lambda.throttles(), lambda.throttles(), {}];
    expect(await tryCheck(check, { answers })).toMatchObject({
      measurements: { throttles: 2, wallMs: 10 },
      invocations: [{}, {}, {}],
    });
  });

  it.each([
    [lambda.denies(), 'AwsCallError: lambda:InvokeFunction: AccessDeniedException'],
    [lambda.disconnects(), 'AwsCallError: lambda:InvokeFunction: ECONNRESET'],
    [lambda.disconnects('EPIPE'), 'AwsCallError: lambda:InvokeFunction: EPIPE'],
    [
      lambda.refuses('ResourceNotFoundException', 'no such version'),
      'AwsCallError: lambda:InvokeFunction: ResourceNotFoundException: no such version',
    ],
  ])('invoke rejects if the call fails', async (answer, message) => {
    const tried = await tryCheck(asks({}), { answers: answer });
    expect(tried.outcome).toBe('errored');
    expect(tried.message).toContain(message);
  });
});

describe('what a check is given', () => {
  it('is what was scripted', async () => {
    const seen: unknown[] = [];
    const check = invoking(async (context) => {
      const { event, lifecycleEvent, target, logger } = context;
      const invocation = await context.invoke(
        { a: 1 },
        { tenantId: 't', clientContext: { by: 'me' } },
      );
      const state = [
        await context.describe(),
        await context.routing(),
        await context.provisioned(),
      ];
      seen.push(event, lifecycleEvent, target, invocation, context.remainingTime(), ...state);
      logger.warn('look', { here: 1 });
    });
    const details = { durationMs: 5, initDurationMs: 200, maxMemoryUsedMb: 99 };
    const { invocations, logs } = await tryCheck(check, {
      answers: [lambda.returns('x', details)],
      describe: { memorySize: 512, environmentKeys: ['TABLE'], layers: ['a:1'] },
      routing: { functionVersion: '1', weights: { '2': 0.1 } },
      provisioned: { requested: 3, available: 1, status: 'IN_PROGRESS' },
      target: { functionName: 'orders', targetVersion: '7', alias: 'prod' },
      event: { DeploymentId: 'd-1' },
      timeout: '10s',
    });
    expect(seen).toMatchObject([
      { DeploymentId: 'd-1' },
      'BeforeAllowTraffic',
      { functionName: 'orders', targetVersion: '7', alias: 'prod', foundBy: 'option' },
      {
        payload: 'x',
        executedVersion: '7',
        wallMs: 205,
        report: { ...details, memorySizeMb: 128 },
      },
      7_500 - 205 - 30,
      {
        memorySize: 512,
        state: 'Active',
        version: '7',
        environmentKeys: ['TABLE'],
        layers: ['a:1'],
      },
      { alias: 'prod', functionVersion: '1', weights: { '1': 0.9, '2': 0.1 } },
      { status: 'IN_PROGRESS', requested: 3, available: 1, allocated: 1 },
    ]);
    expect(invocations).toEqual([
      { payload: { a: 1 }, qualifier: '7', tenantId: 't', clientContext: { by: 'me' }, atMs: 0 },
    ]);
    expect(logs).toEqual([{ level: 'warn', message: 'look', extra: [{ here: 1 }] }]);
  });

  it.each([
    ['by version', { target: ['a', 'b'], '1': () => 'c' }],
    [
      'by payload',
      new Map<unknown, unknown>([
        [{ a: 1 }, ['a', 'b']],
        [{ a: 2 }, 'c'],
      ]),
    ],
    [
      'by a function',
      (payload: { a: number }, { qualifier, atMs }: { qualifier: string; atMs: number }) =>
        payload.a === 2 ? (qualifier === '1' ? 'c' : '') : atMs === 0 ? 'a' : Promise.resolve('b'),
    ],
  ])('is scripted %s', async (_, answers) => {
    const seen: unknown[] = [];
    const check = invoking(async ({ invoke }) => {
      const fresh = true;
      seen.push((await invoke({ a: 1 }, { fresh })).payload);
      seen.push((await invoke({ a: 1 }, { fresh })).payload);
      seen.push((await invoke({ a: 2 }, { version: 'current' })).payload);
    });
    expect((await tryCheck(check, { answers })).outcome).toBe('passed');
    expect(seen).toEqual(['a', 'b', 'c']);
  });
});

describe('what is not scripted makes the check errored, whatever it does', () => {
  const swallowing = invoking(async ({ invoke, describe: ask }) => {
    await invoke({ path: '/health' }).catch(() => undefined);
    await ask().catch(() => undefined);
    await ask('1').catch(() => undefined);
  });
  const what = 'the invocation of 2 with /health has no answer';

  it.each([
    [{}, `${what}: tryCheck was given no answers`],
    [{ answers: [] }, `${what}: the list has 0, and this is call 1`],
    [{ answers: new Map([[{}, {}]]) }, `${what}: the Map has none for this payload`],
    [{ answers: { current: {} } }, `${what}: answers is by version and has current`],
    [
      { answers: [{}], describe: [{}] },
      'describe of 1 has no answer: the list has 1, and this is call 2',
    ],
  ])('%j', async (options, message) => {
    expect(await tryCheck(swallowing, options)).toMatchObject({ outcome: 'errored', message });
  });
});

describe('misuse', () => {
  it.each([
    [{ answer: [] }, 'option "answer" of tryCheck is not known here; known: answers, describe'],
    [{ answers: 'x' }, 'option "answers" of tryCheck is "x"; expected a list of answers'],
    [{ answers: { statusCode: 200 } }, 'the key "statusCode", which is not a version'],
    [{ lifecycleEvent: 'AllowTraffic' }, "expected 'BeforeAllowTraffic' or 'AfterAllowTraffic'"],
    [{ timeout: 'soon' }, 'option "timeout" of tryCheck is "soon"'],
    [{ event: { id: '1' } }, 'option "event/id" of tryCheck is not known here'],
    [{ target: 'orders' }, 'the option target is "orders", without a version'],
    [null, 'what tryCheck was given is null; expected an object'],
  ])('%j is refused', async (options, message) => {
    await expect(tryCheck(asks(), options as never)).rejects.toThrow(message);
  });

  it('details of an answer are refused at once', () => {
    expect(() => lambda.returns({}, { duration: 4 } as never)).toThrow(
      'option "duration" of lambda.returns is not known here; known: durationMs',
    );
    expect(() => lambda.fails('E', 'm', { durationMs: -1 })).toThrow('expected a number from 0');
  });

  it('an answer that JSON cannot hold is an error of the test', async () => {
    const tried = tryCheck(asks({}), { answers: () => () => 1 });
    await expect(tried).rejects.toThrow('an answer of tryCheck is a function');
  });

  it('what a function of the test throws is not an outcome', async () => {
    const check = invoking(({ invoke }) =>
      invoke({}).then(
        () => undefined,
        () => undefined,
      ),
    );
    const answers = (payload: unknown) => assert.deepEqual(payload, { a: 1 });
    await expect(tryCheck(check, { answers })).rejects.toThrow(assert.AssertionError);
  });

  it('a call that is denied, if an answer of lambda stands for every one', async () => {
    const check = invoking(({ describe: ask }) => ask().then(() => undefined));
    const { message } = await tryCheck(check, { describe: lambda.denies() });
    expect(message).toContain('lambda:GetFunctionConfiguration: AccessDeniedException');
  });

  it('what is not a check is errored, as in a hook', async () => {
    expect(await tryCheck((() => 1) as never)).toMatchObject({
      outcome: 'errored',
      message: expect.stringContaining('wrap it in defineCheck') as string,
    });
  });
});

describe('what is real takes real time, and no simulated time', () => {
  it('fetch', async () => {
    const server = createServer((_, response) => setTimeout(() => response.end('up'), 300));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const check = invoking(async ({ signal, invoke }) => {
      const answer = await fetch(`http://127.0.0.1:${port}`, { signal });
      assert.equal(await answer.text(), 'up');
      await invoke({});
    });
    const tried = await tryCheck(check, { answers: [{}] });
    server.close();
    expect(tried).toMatchObject({ outcome: 'passed', durationMs: 10 });
  });

  it('a timer of the check', async () => {
    const check = invoking(() => new Promise<void>((resolve) => setTimeout(resolve, 200)));
    expect(await tryCheck(check)).toMatchObject({ outcome: 'passed', durationMs: 0 });
  });
});
