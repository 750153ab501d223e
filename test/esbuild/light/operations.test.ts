import fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { answers, errorNames, type Answer } from './answers.ts';
import { bundledSides, fixIds } from './bundledSides.ts';
import { inputs, runs } from './operations.ts';
import { asText, outcomeOf, scriptedTransport, type AnyClient } from './outcomeOf.ts';

type Service = 'lambda' | 'codedeploy';

let bundles: Awaited<ReturnType<typeof bundledSides>>;
beforeAll(async () => (bundles = await bundledSides()));
// A signature depends on the time, and on an id that is new for each request.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 22) });
  fixIds();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const settings = {
  region: 'eu-west-1',
  maxAttempts: 1,
  credentials: { accessKeyId: 'AKID', secretAccessKey: 'secret', sessionToken: 'token' },
  retryMode: 'standard',
};

/** Both sides: the modules of a service, a client of each, and the transport of both. */
function sidesOf(service: Service) {
  const clientName = service === 'lambda' ? 'LambdaClient' : 'CodeDeployClient';
  return [bundles.light, bundles.sdk].map((side, at) => {
    const module = side[service];
    const transport = scriptedTransport();
    const named = at === 0 ? {} : { customUserAgent: [['lib/allow-traffic', '0.0.0']] };
    const { requestHandler, streamCollector } = transport;
    const Client = module[clientName] as unknown as new (given: object) => AnyClient;
    const given = { ...settings, credentials: { ...settings.credentials } };
    const client = new Client({ ...given, ...named, requestHandler, streamCollector });
    return { module, client, transport };
  });
}

async function expectSame(service: Service, operation: string, calls: [object, Answer][]) {
  const sides = sidesOf(service);
  const outcomes: string[] = [];
  for (const [input, answer] of calls) {
    const [ours, theirs] = await Promise.all(
      sides.map(async ({ module, client, transport }) => {
        transport.answer = answer;
        const Command = module[`${operation}Command`];
        if (!Command) throw new Error(`${operation} is missing`);
        return asText(await outcomeOf(client, new Command(input), transport.sent));
      }),
    );
    if (ours !== theirs)
      expect({ input, answer, outcome: ours }).toEqual({ input, answer, outcome: theirs });
    outcomes.push(theirs ?? '');
  }
  return outcomes;
}

const operations = (['lambda', 'codedeploy'] as const).flatMap((service) =>
  Object.keys(inputs[service]).map((operation) => [service, operation] as const),
);

describe('a light client acts like the SDK', () => {
  it.each(operations)(
    'signs and reads alike for any input and any answer: %s %s',
    async (service, operation) => {
      const call = fc.tuple(
        inputs[service][operation] ?? fc.constant({}),
        answers(service, operation),
      );
      const seed = process.env['LIGHT_RUNS'] === undefined ? 21 : Date.now();
      const outcomes = await expectSame(
        service,
        operation,
        fc.sample(call, { numRuns: runs, seed }),
      );
      for (const part of ['AWS4-HMAC-SHA256', '"output":', '"error":']) {
        expect(outcomes.join()).toContain(part);
      }
    },
  );

  it.each([
    ['lambda', 'Invoke', { FunctionName: 'f' }, 50],
    ['codedeploy', 'PutLifecycleEventHookExecutionStatus', {}, 100],
  ] as const)('makes every error alike: %s', async (service, operation, input, atLeast) => {
    const names = errorNames(service);
    expect(names.length).toBeGreaterThan(atLeast);
    const said = [
      { message: 'lower', Type: 'User', Reason: 'CallerRateLimitExceeded' },
      { Message: 'upper', EC2ErrorCode: 'x', unknown: [1] },
      {},
    ];
    const calls = names.flatMap((name) =>
      said.map((one, at): [object, Answer] => {
        const inHeader = { 'x-amzn-errortype': name, 'retry-after': '7' };
        const inBody = { ...one, __type: `com.amazonaws.${service}#${name}` };
        const isHeader = service === 'lambda';
        const body = JSON.stringify(isHeader ? one : inBody);
        return [
          input,
          { statusCode: at === 1 ? 500 : 400, headers: isHeader ? inHeader : {}, body },
        ];
      }),
    );
    const outcomes = await expectSame(service, operation, calls);
    expect(new Set(outcomes).size).toBe(calls.length);
  });
});
