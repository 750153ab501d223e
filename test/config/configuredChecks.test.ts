import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeContext } from '../checks/fakeContext.ts';
import { checksIn, mistakesIn } from './configure.ts';
import { duplicateKeys } from '../../src/config/document/duplicateKeys.ts';
import { pointerTo } from '../../src/lib/jsonPointer.ts';

const smoke = { smokeInvoke: { payload: {} } };

const read = (value: unknown): ReturnType<typeof checksIn> => checksIn(JSON.stringify(value));

async function namesOf(value: unknown): Promise<Record<string, string[]>> {
  const names = Object.entries(await read(value)).map(([event, checks]) => [
    event,
    checks.map(({ name }) => name),
  ]);
  return Object.fromEntries(names) as Record<string, string[]>;
}

describe('a setting that is right', () => {
  it('serves both events as a list', async () => {
    const both = ['smokeInvoke', 'functionReady'];
    expect(await namesOf([smoke, { functionReady: {} }])).toEqual({
      BeforeAllowTraffic: both,
      AfterAllowTraffic: both,
    });
  });

  it('serves each event by its key', async () => {
    expect(
      await namesOf({ BeforeAllowTraffic: [smoke], AfterAllowTraffic: [{ aliasRouting: {} }] }),
    ).toEqual({ BeforeAllowTraffic: ['smokeInvoke'], AfterAllowTraffic: ['aliasRouting'] });
  });

  it('may name its schema, which editors look for', async () => {
    const $schema = './node_modules/allow-traffic/schema/checks.schema.json';
    expect(
      await namesOf({ $schema, BeforeAllowTraffic: [smoke], AfterAllowTraffic: [smoke] }),
    ).toEqual({
      BeforeAllowTraffic: ['smokeInvoke'],
      AfterAllowTraffic: ['smokeInvoke'],
    });
  });

  it('fails an event whose key is absent, with that reason', async () => {
    const configured = await read({ BeforeAllowTraffic: [smoke] });
    const [check] = configured.AfterAllowTraffic;
    expect(await check?.run({} as never)).toMatchObject({
      outcome: 'errored',
      message: expect.stringContaining('has no key AfterAllowTraffic') as string,
    });
  });

  it('smoke invokes with {} if it is not set, and says so', async () => {
    const configured = await checksIn(undefined);
    expect(configured).toMatchObject({
      BeforeAllowTraffic: [{ name: 'smokeInvoke with {} (ALLOW_TRAFFIC_CHECKS is not set)' }],
      AfterAllowTraffic: [{ name: 'smokeInvoke with {} (ALLOW_TRAFFIC_CHECKS is not set)' }],
    });
  });

  it.each([
    ['advisory', { advisory: smoke }, { name: 'smokeInvoke', advisory: true }],
    ['named', { named: { name: 'health', check: smoke } }, { name: 'health' }],
    ['retry', { retry: { attempts: 2, delay: '1s', check: smoke } }, { name: 'smokeInvoke' }],
    ['repeat', { repeat: { times: 2, every: 10, check: smoke } }, { name: 'smokeInvoke' }],
    ['timeLimit', { timeLimit: { limit: '5s', check: smoke } }, { name: 'smokeInvoke' }],
    ['watch', { watch: { for: '5s', every: 1000, check: smoke } }, { name: 'smokeInvoke' }],
    ['when', { when: { alias: 'live', check: smoke } }, { name: 'smokeInvoke' }],
    ['inSequence', { inSequence: [smoke, smoke] }, { name: 'inSequence' }],
    ['inParallel', { inParallel: [smoke, smoke] }, { name: 'inParallel' }],
    [
      'inParallel, limited',
      { inParallel: { concurrency: 1, checks: [smoke] } },
      { name: 'inParallel' },
    ],
    ['anyOf', { anyOf: [smoke, smoke] }, { name: 'anyOf' }],
  ])('builds %s', async (_name, json, check) => {
    expect(await read([json])).toMatchObject({ BeforeAllowTraffic: [check] });
  });
});

describe('a mistake', () => {
  const invocation = { payload: {} };
  it.each<[string, unknown, string]>([
    ['an unknown check', [smoke, { smokInvoke: {} }], '/1/smokInvoke is not known here'],
    [
      'an unknown option',
      [{ smokeInvoke: { ...invocation, expekt: {} } }],
      '/0/smokeInvoke/expekt is not known here',
    ],
    [
      'an option of the wrong type',
      [{ smokeInvoke: { ...invocation, expect: { statusCode: '200' } } }],
      '/0/smokeInvoke/expect/statusCode is "200"; expected a status code from 100 to 599, or a list of them',
    ],
    ['an option that is missing', [{ smokeInvoke: {} }], '/0/smokeInvoke/payload is missing'],
    [
      'an option deep inside',
      [{ retry: { attempts: 2, check: { anyOf: [smoke, { functionReady: { timeout: 0 } }] } } }],
      '/0/retry/check/anyOf/1/functionReady/timeout is 0; expected a whole number from 1',
    ],
    [
      'a duration',
      { AfterAllowTraffic: [{ timeLimit: { limit: '5 hours', check: smoke } }] },
      '/AfterAllowTraffic/0/timeLimit/limit is "5 hours"; expected milliseconds',
    ],
    [
      'a value that is not one of several',
      [{ functionReady: { architecture: 'arm' } }],
      "/0/functionReady/architecture is \"arm\"; expected 'x86_64' or 'arm64'",
    ],
    [
      'a threshold, which no schema can read',
      [{ latencyBudget: { ...invocation, thresholds: ['p(95<300'] } }],
      '/0/latencyBudget/thresholds/0 is "p(95<300", column 3: expected',
    ],
    ['two checks in one object', [{ ...smoke, functionReady: {} }], '/0 is {'],
    ['an empty list', [], '/ is an empty list; expected a list of checks'],
    ['a schema and no checks', { $schema: 'x' }, '/ is {"$schema":"x"}; expected a list of checks'],
    [
      'a schema that is not a text',
      { $schema: 7, AfterAllowTraffic: [smoke] },
      '/$schema is 7; expected a text',
    ],
    ['an unknown event', { before: [smoke] }, '/before is not known here'],
    ['a condition of nothing', [{ when: { check: smoke } }], '/0/when is {'],
    [
      'an event that no hook runs in',
      [{ when: { lifecycleEvent: 'AllowTraffic', check: smoke } }],
      "/0/when/lifecycleEvent is \"AllowTraffic\"; expected 'BeforeAllowTraffic' or 'AfterAllowTraffic'",
    ],
    [
      'an event of several that no hook runs in',
      [{ when: { lifecycleEvent: ['BeforeAllowTraffic', 'after'], check: smoke } }],
      "/0/when/lifecycleEvent/1 is \"after\"; expected 'BeforeAllowTraffic' or 'AfterAllowTraffic'",
    ],
    [
      'a version instead of a function',
      [{ when: { functionName: 'orders:live', check: smoke } }],
      '/0/when/functionName is "orders:live"; expected a function\'s name or ARN without a version',
    ],
    [
      'a version instead of an alias',
      [{ when: { alias: '2', check: smoke } }],
      '/0/when/alias is "2"; expected an alias\'s name',
    ],
  ])('is found with its path: %s', async (_name, value, expected) => {
    expect(await mistakesIn(JSON.stringify(value))).toContain(`ALLOW_TRAFFIC_CHECKS: ${expected}`);
  });

  it('is found in a text that is not JSON, with its position', async () => {
    expect(await mistakesIn('[{"smokeInvoke": }]')).toMatch(
      /^ALLOW_TRAFFIC_CHECKS is not JSON: .*'}'/,
    );
  });

  it('is an empty text', async () => {
    expect(await mistakesIn(' ')).toContain('ALLOW_TRAFFIC_CHECKS is empty');
  });

  it('says no more than five at once', async () => {
    const wrong = Array.from({ length: 9 }, () => ({ nope: {} }));
    expect(await mistakesIn(JSON.stringify(wrong))).toMatch(/and 4 more$/);
  });
});

describe('a key that an object has twice', () => {
  const list = '[{ "smokeInvoke": { "payload": {} } }]';
  it.each([
    [
      'a list of checks',
      `{ "AfterAllowTraffic": [], "AfterAllowTraffic": ${list} }`,
      '/AfterAllowTraffic',
    ],
    ['a check', '[{ "anyOf": [], "anyOf": [] }]', '/0/anyOf'],
    [
      'an option',
      '[{"functionReady":{}},{"smokeInvoke":{"payload":{"a":[{},{"k~/":",{[","k~/":1}]}}}]',
      '/1/smokeInvoke/payload/a/1/k~0~1',
    ],
    ['a key in two spellings', '[{ "anyOf": [], "\\u0061nyOf": [] }]', '/0/anyOf'],
    [
      'a keyword of a schema',
      '[{"payloadSchema":{"payload":{},"schema":{"$ref":"a","x\\"}":1,"$ref":"b"}}}]',
      '/0/payloadSchema/schema/$ref',
    ],
  ])('is a mistake with its path: %s', async (_name, text, pointer) => {
    const expected = `ALLOW_TRAFFIC_CHECKS: ${pointer} is given twice; JSON keeps only the last one`;
    expect(await mistakesIn(text)).toBe(expected);
  });

  it('is found in any JSON, and never in JSON without one', async () => {
    const value = fc.jsonValue({ maxDepth: 4, stringUnit: 'grapheme' });
    fc.assert(
      fc.property(value, fc.constantFrom(undefined, 1), (json, indent) => {
        expect(duplicateKeys(JSON.stringify(json, undefined, indent))).toEqual([]);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), value, value, (key, one, other) => {
        const name = JSON.stringify(key);
        const text = `[0,{${name}:${JSON.stringify(one)},${name}:${JSON.stringify(other)}}]`;
        expect(duplicateKeys(text)).toEqual([pointerTo('/1', key)]);
      }),
    );
  });
});

describe('a key that begins with $', () => {
  const inPayload = (payload: unknown) => [{ smokeInvoke: { payload } }];
  it.each([
    ['in a payload', inPayload({ a: [{ $fil: 'x' }] }), '/0/smokeInvoke/payload/a/0/$fil'],
    ['in a payload as a whole', inPayload({ $fil: 'x' }), '/0/smokeInvoke/payload/$fil'],
    [
      'in a client context',
      [{ smokeInvoke: { payload: {}, clientContext: { $x: 1 } } }],
      '/0/smokeInvoke/clientContext/$x',
    ],
    [
      'in what is expected, deep inside',
      {
        AfterAllowTraffic: [
          {
            retry: {
              attempts: 2,
              check: {
                anyOf: [{ smokeInvoke: { payload: {}, expect: { body: { id: { $reg: '^a' } } } } }],
              },
            },
          },
        ],
      },
      '/AfterAllowTraffic/0/retry/check/anyOf/0/smokeInvoke/expect/body/id/$reg',
    ],
  ])('is a mistake if it is not known: %s', async (_name, value, pointer) => {
    expect(await mistakesIn(JSON.stringify(value))).toContain(
      `ALLOW_TRAFFIC_CHECKS: ${pointer} is not known here; `,
    );
  });

  it('must be the only key', async () => {
    expect(await mistakesIn(JSON.stringify(inPayload({ $literal: 1, b: 2, c: 3 })))).toContain(
      '/0/smokeInvoke/payload/b stands beside "$literal", which takes no such key; ALLOW_TRAFFIC_CHECKS: /0/smokeInvoke/payload/c stands',
    );
  });

  it('is data inside $literal', async () => {
    const configured = await read(inPayload({ where: { $literal: { price: { $gt: 3 } } } }));
    const context = fakeContext();
    await configured.BeforeAllowTraffic[0]?.run(context);
    expect(context.calls[0]?.payload).toEqual({ where: { price: { $gt: 3 } } });
  });

  it('is a keyword in a JSON Schema', async () => {
    const schema = {
      $defs: { id: { type: 'integer' } },
      properties: { id: { $ref: '#/$defs/id' } },
    };
    const configured = await read([{ payloadSchema: { payload: {}, schema } }]);
    const answer = fakeContext(() => ({ payload: { id: 'one' } }));
    expect(await configured.BeforeAllowTraffic[0]?.run(answer)).toMatchObject({
      outcome: 'failed',
    });
  });
});

describe('a condition', () => {
  const arn = 'arn:aws-cn:lambda:cn-north-1:123456789012:function:orders';
  const partial = '123456789012:function:orders';

  async function resultOf(condition: object, functionName = 'orders'): Promise<unknown> {
    const configured = await read([{ when: { ...condition, check: smoke } }]);
    const target = { ...fakeContext().target, functionName };
    return configured.BeforeAllowTraffic[0]?.run(fakeContext(() => ({}), { target }));
  }

  const names = ['orders', 'function:orders', partial, arn];
  it.each(names.flatMap((wanted) => names.map((actual) => [wanted, actual])))(
    'functionName %s is that of %s',
    async (wanted, actual) => {
      const several = { functionName: ['payments', wanted] };
      expect(await resultOf({ functionName: wanted }, actual)).toMatchObject({ outcome: 'passed' });
      expect(await resultOf(several, actual)).toMatchObject({ outcome: 'passed' });
    },
  );

  it.each([
    [{ functionName: 'payments' }, 'functionName is orders, not payments'],
    [{ functionName: ['payments', 'order'] }, 'functionName is orders, not payments or order'],
    [{ alias: 'prod' }, 'alias is live, not prod'],
    [
      { functionName: 'orders', alias: 'prod', lifecycleEvent: 'AfterAllowTraffic' },
      'alias is live, not prod; lifecycleEvent is BeforeAllowTraffic, not AfterAllowTraffic',
    ],
  ])('%j that does not hold is what the check says', async (condition, message) => {
    expect(await resultOf(condition, arn)).toEqual({ outcome: 'skipped', message });
  });
});

describe('a file', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'allow-traffic-checks-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('is read from the folder of the code', async () => {
    writeFileSync(join(folder, 'checks.json'), JSON.stringify([smoke]));
    expect(await checksIn('checks.json', folder)).toMatchObject({
      BeforeAllowTraffic: [{ name: 'smokeInvoke' }],
    });
  });

  it('may begin with a byte order mark, as an inline text may', async () => {
    const text = `\uFEFF${JSON.stringify([smoke])}`;
    writeFileSync(join(folder, 'checks.json'), text);
    for (const setting of ['checks.json', text]) {
      expect(await checksIn(setting, folder)).toMatchObject({
        BeforeAllowTraffic: [{ name: 'smokeInvoke' }],
      });
    }
  });

  it('that does not exist is named', async () => {
    expect(await mistakesIn('nope.json', folder)).toContain(
      `names the file ${join(folder, 'nope.json')}`,
    );
  });

  it('that does not hold JSON is named', async () => {
    writeFileSync(join(folder, 'checks.json'), 'checks: []');
    expect(await mistakesIn('checks.json', folder)).toMatch(
      /checks\.json of ALLOW_TRAFFIC_CHECKS is not JSON/,
    );
  });
});
