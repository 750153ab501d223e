import { describe, expect, it } from 'vitest';
import type { FunctionDescription, ProvisionedConcurrency } from '../../src/model/functionState.ts';
import { retry } from '../../src/checks/combinators/retry.ts';
import { functionReady, type FunctionReadyOptions } from '../../src/checks/functionReady.ts';
import { runCheck } from '../../src/checks/run/runCheck.ts';
import { checkContract, neverThrows } from './checkContract.ts';
import { fakeContext } from './fakeContext.ts';

const wrong = (options: Record<string, unknown>) => () => functionReady(options);

checkContract('functionReady', {
  make: () => functionReady(),
  mistakes: {
    'an unknown option': wrong({ memory: 128 }),
    'memory as a text': wrong({ memorySize: '128' }),
    'keys that are an object': wrong({ environmentKeys: { A: 1 } }),
    'an architecture that does not exist': wrong({ architecture: 'arm' }),
    'tracing as a boolean': wrong({ tracingMode: true }),
    'no concurrency at all': wrong({ provisionedConcurrency: 0 }),
  },
});

const ready: FunctionDescription = {
  functionName: 'myfunc',
  version: '2',
  state: 'Active',
  lastUpdateStatus: 'Successful',
  runtime: 'nodejs24.x',
  handler: 'index.handler',
  memorySize: 256,
  timeout: 10,
  architectures: ['arm64'],
  tracingMode: 'Active',
  layers: ['arn:aws:lambda:eu-west-1:1:layer:tools:7'],
  environmentKeys: ['TABLE', 'STAGE'],
};
const none: ProvisionedConcurrency = { status: 'none', requested: 0, available: 0, allocated: 0 };

const inspect = (
  options: FunctionReadyOptions | undefined,
  description: Partial<FunctionDescription> = {},
  provisioned: Partial<ProvisionedConcurrency> = {},
) => {
  const check = options === undefined ? functionReady() : functionReady(options);
  const context = fakeContext(undefined, {
    describe: async () => ({ ...ready, ...description }),
    provisioned: async () => ({ ...none, ...provisioned }),
  });
  return runCheck(check, context);
};

it('a RegExp that remembers its last position matches the same layer again and again', async () => {
  const arn = 'arn:aws:lambda:eu-west-1:123456789012:layer:tools:3';
  const context = fakeContext(undefined, {
    describe: async () => ({
      functionName: 'myfunc',
      version: '2',
      state: 'Active',
      lastUpdateStatus: 'Successful',
      runtime: 'nodejs24.x',
      layers: [arn],
    }),
  });
  const check = functionReady({ layers: [/:layer:tools:/g, /arn/y], runtime: /nodejs/g });
  for (let time = 0; time < 2; time += 1) {
    expect(await runCheck(check, context)).toMatchObject({ outcome: 'passed' });
  }
});

describe('the state', () => {
  it('Active and Successful passes', async () => {
    expect(await inspect(undefined)).toMatchObject({
      outcome: 'passed',
      message: 'myfunc:2 is ready and configured as expected',
    });
  });

  it.each([
    [{ state: 'Pending', stateReason: 'creating' }, { '/state': 'Pending: creating' }],
    [{ state: 'Failed' }, { '/state': 'Failed' }],
    [{ state: 'Inactive' }, { '/state': 'Inactive' }],
    [{ lastUpdateStatus: 'InProgress' }, { '/lastUpdateStatus': 'InProgress' }],
    [
      { lastUpdateStatus: 'Failed', lastUpdateStatusReason: 'no subnet' },
      { '/lastUpdateStatus': 'Failed: no subnet' },
    ],
  ])('%j fails', async (description, actual) => {
    expect(await inspect(undefined, description)).toMatchObject({ outcome: 'failed', actual });
  });

  it('that Lambda does not report fails', async () => {
    const stateless = { functionName: 'myfunc', version: '2', lastUpdateStatus: 'Successful' };
    const context = fakeContext(undefined, { describe: async () => stateless });
    expect(await runCheck(functionReady(), context)).toMatchObject({
      outcome: 'failed',
      actual: { '/state': '(missing)' },
    });
  });
});

describe('the configuration', () => {
  it('as expected passes', async () => {
    const report = await inspect({
      runtime: /^nodejs/,
      handler: 'index.handler',
      memorySize: 256,
      timeout: 10,
      environmentKeys: ['TABLE'],
      layers: ['arn:aws:lambda:eu-west-1:1:layer:tools', /:tools:7$/],
      tracingMode: 'Active',
      architecture: 'arm64',
    });
    expect(report.outcome).toBe('passed');
  });

  it('names everything that differs', async () => {
    const report = await inspect({
      runtime: 'nodejs22.x',
      handler: /^app/,
      memorySize: 512,
      timeout: 3,
      environmentKeys: ['TABLE', 'KEY'],
      layers: ['arn:aws:lambda:eu-west-1:1:layer:tool'],
      tracingMode: 'PassThrough',
      architecture: 'x86_64',
    });
    expect(report.outcome).toBe('failed');
    expect(report.actual).toEqual({
      '/runtime': 'nodejs24.x',
      '/handler': 'index.handler',
      '/memorySize': 256,
      '/timeout': 10,
      '/tracingMode': 'Active',
      '/architectures': ['arm64'],
      '/environmentKeys/KEY': '(missing)',
      '/layers': ['arn:aws:lambda:eu-west-1:1:layer:tools:7'],
    });
  });
});

describe('provisioned concurrency', () => {
  const two = { requested: 2, available: 2, allocated: 2 };
  it.each([
    [undefined, none, 'passed'],
    [undefined, { ...two, status: 'READY' }, 'passed'],
    [undefined, { ...two, status: 'IN_PROGRESS', available: 1 }, 'failed'],
    [undefined, { ...two, status: 'FAILED' }, 'failed'],
    [true, none, 'failed'],
    [true, { ...two, status: 'READY' }, 'passed'],
    [2, { ...two, status: 'READY' }, 'passed'],
    [3, { ...two, status: 'READY' }, 'failed'],
    [false, { ...two, status: 'FAILED' }, 'passed'],
  ] as const)('%j with %j: %s', async (wanted, state, outcome) => {
    const options = wanted === undefined ? {} : { provisionedConcurrency: wanted };
    expect((await inspect(options, {}, state)).outcome).toBe(outcome);
  });

  it('is not requested if it does not matter, so the action need not be allowed', async () => {
    const context = fakeContext(undefined, {
      describe: async () => ready,
      provisioned: () => Promise.reject(new Error('AccessDenied')),
    });
    const check = functionReady({ provisionedConcurrency: false });
    expect((await runCheck(check, context)).outcome).toBe('passed');
    expect((await runCheck(functionReady(), context)).outcome).toBe('errored');
  });

  it('can be waited for', async () => {
    let asked = 0;
    const context = fakeContext(undefined, {
      describe: async () => ready,
      provisioned: async (options) => {
        if (options?.fresh === true) asked += 1;
        return { ...two, status: asked < 3 ? 'IN_PROGRESS' : 'READY' };
      },
    });
    const check = retry({ attempts: 5, delay: 0 }, functionReady());
    expect((await runCheck(check, context)).outcome).toBe('passed');
    expect(asked).toBe(3);
  });
});

neverThrows('functionReady', functionReady);
