import { InvokeCommand } from '@aws-sdk/client-lambda';
import { beforeAll, describe, expect, test } from 'vitest';
import { decoded, inline, startLocalLambda, type Started } from '../localLambda.ts';

const source = `
const never = new Promise(() => {});
const soon = (run) => setTimeout(run, 5);
const cases = {
  throws: async () => { throw new TypeError('thrown'); },
  throwsSync: () => { throw new RangeError('thrown at once'); },
  rejectsWithText: async () => { throw 'just text'; },
  rejection: () => { void Promise.reject(new Error('nobody cares')); return new Promise(soon_ => setTimeout(soon_, 500)); },
  timerThrow: () => { soon(() => { throw new Error('in a timer'); }); return new Promise(done => setTimeout(done, 500)); },
  exits: () => process.exit(7),
  never: () => never,
  neverButAlive: () => { setInterval(() => {}, 1000); return never; },
  endless: () => { for (;;); },
  outOfMemory: () => { const kept = []; for (;;) kept.push(new Array(1e5).fill(kept.length)); },
  killed: () => { process.kill(process.pid, 'SIGKILL'); return never; },
  circular: async () => { const self = {}; self.self = self; return self; },
  nothing: async () => undefined,
  aFunction: async () => () => 1,
};
export const handler = (event) => cases[event.case]();
`;

/** What Invoke answers on each runtime; they differ as versions 3.3 and 4.0 of AWS's client do. */
const table: {
  name: string;
  nodejs22: Record<string, unknown> | null;
  nodejs24: Record<string, unknown> | null;
  timeout?: number;
}[] = [
  { name: 'throws', nodejs22: { errorType: 'TypeError' }, nodejs24: { errorType: 'TypeError' } },
  {
    name: 'throwsSync',
    nodejs22: { errorType: 'RangeError', errorMessage: 'thrown at once' },
    nodejs24: { errorType: 'RangeError', errorMessage: 'thrown at once' },
  },
  {
    name: 'rejectsWithText',
    nodejs22: { errorType: 'string', errorMessage: 'just text' },
    nodejs24: { errorType: 'string', errorMessage: 'just text' },
  },
  {
    name: 'rejection',
    nodejs22: {
      errorType: 'Runtime.UnhandledPromiseRejection',
      errorMessage: 'Error: nobody cares',
    },
    nodejs24: { errorType: 'Runtime.ExitError' },
  },
  {
    name: 'timerThrow',
    nodejs22: { errorType: 'Error', errorMessage: 'in a timer' },
    nodejs24: {
      errorType: 'Runtime.ExitError',
      errorMessage: expect.stringMatching(
        /^RequestId: .* Error: Runtime exited with error: exit status 1$/,
      ) as unknown,
    },
  },
  {
    name: 'exits',
    nodejs22: { errorMessage: expect.stringContaining('exit status 7') as unknown },
    nodejs24: { errorMessage: expect.stringContaining('exit status 7') as unknown },
  },
  {
    name: 'never',
    nodejs22: null,
    nodejs24: { errorMessage: expect.stringContaining('without providing a reason') as unknown },
  },
  {
    name: 'neverButAlive',
    nodejs22: { errorType: 'Sandbox.Timedout' },
    nodejs24: { errorType: 'Sandbox.Timedout' },
    timeout: 1,
  },
  {
    name: 'endless',
    nodejs22: { errorType: 'Sandbox.Timedout' },
    nodejs24: {
      errorType: 'Sandbox.Timedout',
      errorMessage: expect.stringMatching(
        /^RequestId: .* Error: Task timed out after 1.00 seconds$/,
      ) as unknown,
    },
    timeout: 1,
  },
  {
    name: 'outOfMemory',
    nodejs22: { errorMessage: expect.stringMatching(/signal: (aborted|killed)$/) as unknown },
    nodejs24: { errorMessage: expect.stringMatching(/signal: (aborted|killed)$/) as unknown },
    timeout: 30,
  },
  {
    name: 'killed',
    nodejs22: { errorMessage: expect.stringContaining('signal: killed') as unknown },
    nodejs24: { errorMessage: expect.stringContaining('signal: killed') as unknown },
  },
  {
    name: 'circular',
    nodejs22: { errorType: 'Error', errorMessage: 'Unable to stringify response body' },
    nodejs24: {
      errorType: 'Runtime.JSONStringifyError',
      errorMessage: 'Unable to stringify response body',
    },
  },
  { name: 'nothing', nodejs22: null, nodejs24: null },
  { name: 'aFunction', nodejs22: null, nodejs24: null },
];

let started: Started;
beforeAll(async () => {
  started = await startLocalLambda();
});

let count = 0;
async function run(
  code: string,
  event: unknown,
  more: Parameters<typeof inline>[1] = {},
): Promise<{ error: string | undefined; payload: unknown; log: string }> {
  const name = `f${(count += 1)}`;
  await started.lambda.createFunction(name, inline(code, more));
  const output = await started.client.send(
    new InvokeCommand({
      FunctionName: name,
      LogType: 'Tail',
      Payload: Buffer.from(JSON.stringify(event)),
    }),
  );
  return {
    error: output.FunctionError,
    payload: decoded(output.Payload),
    log: Buffer.from(output.LogResult ?? '', 'base64').toString('utf8'),
  };
}

describe.each(['nodejs22', 'nodejs24'] as const)('on %s.x', (runtime) => {
  test.each(table)('$name', async ({ name, timeout = 20, [runtime]: expected }) => {
    const { error, payload, log } = await run(
      source,
      { case: name },
      { runtime: `${runtime}.x`, timeout },
    );
    if (expected === null) {
      expect(payload).toBeNull();
      expect(error).toBeUndefined();
    } else {
      expect(payload).toMatchObject(expected);
      expect(error).toBe('Unhandled');
    }
    expect(log).toMatch(/END RequestId: .*\nREPORT RequestId: /);
  });

  test('an error during init', async () => {
    const { error, payload } = await run(
      `throw new TypeError('not today')`,
      {},
      { runtime: `${runtime}.x` },
    );
    expect(error).toBe('Unhandled');
    expect(payload).toMatchObject({ errorType: 'TypeError', errorMessage: 'not today' });
  });

  test('code that does not parse', async () => {
    const { error, payload } = await run(
      'export const handler = ;',
      {},
      { runtime: `${runtime}.x` },
    );
    expect(error).toBe('Unhandled');
    expect(payload).toMatchObject({
      errorType: 'Runtime.UserCodeSyntaxError',
      errorMessage: expect.stringContaining('SyntaxError: Unexpected token') as unknown,
    });
  });

  test('an exit during init', async () => {
    const { error, payload } = await run('process.exit(3)', {}, { runtime: `${runtime}.x` });
    expect(error).toBe('Unhandled');
    expect(payload).toMatchObject({
      errorType: 'Runtime.ExitError',
      errorMessage: expect.stringContaining('exit status 3') as unknown,
    });
  });

  test('a streamed answer arrives byte for byte, prelude first', async () => {
    const name = `f${(count += 1)}`;
    const code = `
      export const handler = awslambda.streamifyResponse(async (event, stream) => {
        const answer = awslambda.HttpResponseStream.from(stream, { statusCode: 201 });
        answer.write('hello ');
        answer.end('you');
      });`;
    await started.lambda.createFunction(name, inline(code, { runtime: `${runtime}.x` }));
    const { Payload } = await started.client.send(new InvokeCommand({ FunctionName: name }));
    expect(Buffer.from(Payload ?? []).toString('utf8')).toBe(
      `{"statusCode":201}${'\0'.repeat(8)}hello you`,
    );
  });
});

describe('callbacks', () => {
  const callback = `exports.handler = (event, context, callback) => {
    context.callbackWaitsForEmptyEventLoop = event.waits;
    setTimeout(() => callback(event.error && new Error(event.error), 'called'), 5);
  };`;
  const cjs = { handler: 'index.handler' };

  test.each([{ waits: true }, { waits: false }])(
    'answer on nodejs22.x, waits for an empty event loop: $waits',
    async (event) => {
      const { payload } = await run(
        callback.replace('exports.handler', 'export const handler'),
        event,
        {
          ...cjs,
          runtime: 'nodejs22.x',
        },
      );
      expect(payload).toBe('called');
    },
  );

  test('fail on nodejs22.x', async () => {
    const { payload } = await run(
      callback.replace('exports.handler', 'export const handler'),
      { error: 'no' },
      { runtime: 'nodejs22.x' },
    );
    expect(payload).toMatchObject({ errorType: 'Error', errorMessage: 'no' });
  });

  test('are refused at init on nodejs24.x', async () => {
    const { error, payload } = await run(
      callback.replace('exports.handler', 'export const handler'),
      {},
    );
    expect(error).toBe('Unhandled');
    expect(payload).toMatchObject({ errorType: 'Runtime.CallbackHandlerDeprecated' });
  });
});

describe('after an invocation', () => {
  test('the process stays after a throw, and ends after an exit', async () => {
    const code = `
      let calls = 0;
      export const handler = async (event) => {
        calls += 1;
        if (event.exit) process.exit(1);
        if (event.fail) throw new Error('no');
        return calls;
      };`;
    await started.lambda.createFunction('counter', inline(code));
    const call = async (event: unknown): Promise<unknown> => {
      const Payload = Buffer.from(JSON.stringify(event));
      const output = await started.client.send(
        new InvokeCommand({ FunctionName: 'counter', Payload }),
      );
      return decoded(output.Payload);
    };
    expect(await call({})).toBe(1);
    expect(await call({ fail: true })).toMatchObject({ errorMessage: 'no' });
    expect(await call({})).toBe(3);
    expect(await call({ exit: true })).toMatchObject({ errorType: 'Runtime.ExitError' });
    expect(await call({})).toBe(1);
  });

  test('a rejection after the answer ends the next invocation', async () => {
    const code = `
      export const handler = async (event) => {
        if (event.late) setTimeout(() => Promise.reject(new Error('late')), 150);
        else await new Promise((done) => setTimeout(done, 2000));
        return 'fine';
      };`;
    await started.lambda.createFunction('late', inline(code, { runtime: 'nodejs22.x' }));
    const call = async (event: unknown): Promise<unknown> => {
      const Payload = Buffer.from(JSON.stringify(event));
      const output = await started.client.send(
        new InvokeCommand({ FunctionName: 'late', Payload }),
      );
      return decoded(output.Payload);
    };
    expect(await call({ late: true })).toBe('fine');
    // After the thaw the timer and the event race: the error belongs to this request or an old one.
    expect(await call({})).toMatchObject({
      errorType: expect.stringMatching(
        /^Runtime\.(UnhandledPromiseRejection|ExitError)$/,
      ) as unknown,
    });
  });
});
