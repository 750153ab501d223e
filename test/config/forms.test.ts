import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { events } from '../../src/checks/events/events.ts';
import { configuredChecks } from '../../src/config/configuredChecks.ts';
import type { CheckResult } from '../../src/model/check.ts';
import { fakeContext } from '../checks/fakeContext.ts';
import { checksIn, mistakesIn } from './configure.ts';

let folder = '';
const files: Record<string, string> = {
  'code/order.json': '{ "id": 1, "$event": "data" }',
  'code/order.yml': 'id: 1\n',
  'code/body.xml': '\uFEFF<order/>',
  'code/schema.json': '{ "type": "object", "required": ["id"] }',
  'code/schemas.json':
    '[{ "$ref": "https://example.com/order" }, { "$id": "https://example.com/order", "required": ["id"] }]',
  'code/number.json': '5',
  'code/twice.json': '{ "a": { "b": 1, "b": 2 } }',
  'code/broken.json': '{ "id": }',
  'code/broken.yml': 'id: 1\nid: 2\n',
  'code/checks/checks.json':
    '[{ "smokeInvoke": { "payload": { "$file": "event.json" } } }, { "smokeInvoke": { "payload": { "$file": "../order.json" } } }]',
  'code/checks/event.json': '{ "beside": "checks" }',
  'layers/event.json': '{ "from": "layer" }',
  'code/events/b.json': '{ "path": "/b" }',
  'code/events/a.json': '{ "path": "/a" }',
  'code/events/notes.txt': 'no event',
  'code/bad/c.json': '{ "path": }',
  'outside.json': '{}',
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'allow-traffic-forms-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  writeFileSync(join(folder, 'code/latin1.txt'), Buffer.from([0xe9]));
});
afterAll(() => rmSync(folder, { recursive: true }));

const inCode = (value: unknown) => checksIn(JSON.stringify(value), join(folder, 'code'));
const mistakeOf = (value: unknown) => mistakesIn(JSON.stringify(value), join(folder, 'code'));

/** Runs the checks one after the other against a function that gives this answer. */
async function run(checks: unknown, answer: unknown = {}): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const check of (await inCode(checks)).BeforeAllowTraffic) {
    results.push((await check.run(fakeContext(() => ({ payload: answer })))) as CheckResult);
  }
  return results;
}

const outcomes = async (checks: unknown, answer: unknown): Promise<string[]> =>
  (await run(checks, answer)).map(({ outcome }) => outcome);

/** What a function is invoked with. */
async function sent(payload: unknown): Promise<unknown> {
  const context = fakeContext();
  await (await inCode([{ smokeInvoke: { payload } }])).BeforeAllowTraffic[0]?.run(context);
  return context.calls[0]?.payload;
}

describe('$regex', () => {
  const expecting = (expect: unknown) => ({ smokeInvoke: { payload: {}, expect } });
  const answer = {
    statusCode: 200,
    headers: { 'Content-Type': 'application/JSON' },
    body: JSON.stringify({ id: 'order-17', items: [{ sku: 'A1' }] }),
  };

  it('matches a header, and the parts of a body', async () => {
    const checks = [
      expecting({ headers: { 'content-type': { $regex: 'json', $flags: 'i' } } }),
      expecting({ headers: { 'content-type': { $regex: 'json' } } }),
      expecting({ body: { id: { $regex: '^order-\\d+$' }, items: [{ sku: { $regex: '^A' } }] } }),
      expecting({ body: { items: [{ sku: { $regex: '^B' } }] } }),
      expecting({ payload: { body: { $regex: 'order' } } }),
    ];
    const expected = ['passed', 'failed', 'passed', 'failed', 'passed'];
    expect(await outcomes(checks, answer)).toEqual(expected);
  });

  it('matches what functionReady reads', async () => {
    const ready = (runtime: string) => ({ functionReady: { runtime: { $regex: runtime } } });
    const [check, other] = (await inCode([ready('^nodejs'), ready('^python')])).BeforeAllowTraffic;
    const described = { version: '2', state: 'Active', runtime: 'nodejs24.x' } as const;
    const known = fakeContext(() => ({}), {
      describe: () => Promise.resolve({ ...described, lastUpdateStatus: 'Successful' } as never),
      provisioned: () => Promise.resolve({ status: 'none' } as never),
    });
    expect(await check?.run(known)).toMatchObject({ outcome: 'passed' });
    expect(await other?.run(known)).toMatchObject({ outcome: 'failed' });
  });

  it.each([
    [{ $regex: '(' }, '/etag/$regex is not valid: Invalid regular expression'],
    [{ $regex: 'a', $flags: 'gg' }, '/etag/$flags is not valid: Invalid flags'],
    [{ $regex: 'a', $flags: 'x' }, '/etag/$flags is "x"; expected the flags of a RegExp'],
    [{ $regex: 5 }, '/etag/$regex is 5; expected a regular expression'],
    [{ $flags: 'i' }, '/etag/$flags is not known here; known: $regex'],
    [{ $regexp: 'a' }, '/etag/$regexp is not known here; did you mean "$regex"? Known: $regex'],
    [{ $regex: 'a', flags: 'i' }, '/etag/flags stands beside "$regex", which takes no such key'],
  ])('that is wrong is a mistake with its path: %j', async (etag, mistake) => {
    const place = 'ALLOW_TRAFFIC_CHECKS: /0/smokeInvoke/expect/headers';
    const found = await mistakeOf([expecting({ headers: { etag } })]);
    expect(found.startsWith(`${place}${mistake}`), found).toBe(true);
    // The object that was not replaced is not reported a second time.
    expect(found.split('ALLOW_TRAFFIC_CHECKS')).toHaveLength(2);
  });

  it('is unknown in a payload', async () => {
    expect(await mistakeOf([{ smokeInvoke: { payload: { a: { $regex: 'x' } } } }])).toContain(
      '/0/smokeInvoke/payload/a/$regex is not known here; known: $event, $file, $literal. Data that has such a key goes into { "$literal": ... }',
    );
  });
});

describe('$event', () => {
  const request = { method: 'PUT', path: '/a', query: { q: ['1', '2'] }, headers: { A: 'b' } };
  const keys = { id: { S: '1' } };
  it.each<[keyof typeof events, object]>([
    ['alb', request],
    ['apiGateway', { ...request, body: { id: 1 } }],
    ['apiGatewayV2', { ...request, body: 'text' }],
    ['sqs', { bodies: [{ id: 1 }, 'two'], queueName: 'orders' }],
    ['sns', { message: { id: 1 }, subject: 'new', topicName: 'orders' }],
    ['eventBridge', { detailType: 'Order', detail: { id: 1 }, source: 'orders', resources: ['a'] }],
    ['scheduled', { ruleName: 'nightly' }],
    ['s3', { bucket: 'b', key: 'k', eventName: 'ObjectRemoved:Delete', size: 0 }],
    [
      'dynamoDbStream',
      { eventName: 'MODIFY', keys, newImage: keys, oldImage: keys, tableName: 't' },
    ],
  ])('%s takes what code takes', async (name, options) => {
    const build = events[name] as (options: object) => unknown;
    expect(await sent({ $event: { [name]: options } })).toEqual(build(options));
  });

  it('has a builder for every one in code, with the same defaults', async () => {
    const names = Object.keys(events).filter((name) => name !== 'eventBridge');
    const payloads = await Promise.all(names.map((name) => sent({ $event: { [name]: {} } })));
    const built = names.map((name) => (events[name as 'sqs'] as () => unknown)());
    expect(payloads).toEqual(built);
  });

  it('may be a part of a payload, and hold data from files', async () => {
    const bodies = [{ $file: 'order.yml' }, { $literal: { $a: 1 } }];
    expect(await sent({ batch: [{ $event: { sqs: { bodies } } }] })).toEqual({
      batch: [events.sqs({ bodies: [{ id: 1 }, { $a: 1 }] })],
    });
  });

  it.each([
    [
      { $event: { apiGatewayV3: {} } },
      '/$event/apiGatewayV3 is not known here; did you mean "apiGatewayV2"? Known: alb, apiGateway',
    ],
    [{ $event: {} }, '/$event is {}; expected an object with one of alb, apiGateway'],
    [{ $event: 'sqs' }, '/$event is "sqs"; expected an object with one of alb, apiGateway'],
    [{ $event: { alb: {}, sqs: {} } }, '/$event is {"alb":{},"sqs":{}}; expected'],
    [{ $event: { alb: { pth: '/' } } }, '/$event/alb/pth is not known here; did you mean "path"?'],
    [{ $event: { alb: { path: 5 } } }, '/$event/alb/path is 5; expected a text'],
    [{ $event: { eventBridge: { detail: 1 } } }, '/$event/eventBridge/detailType is missing'],
    [
      { $event: { dynamoDbStream: { keys: { id: { X: 1 } } } } },
      '/$event/dynamoDbStream/keys/id/X is not known here',
    ],
    [{ $event: { sqs: { bodies: [{ $fil: 1 }] } } }, '/$event/sqs/bodies/0/$fil is not known here'],
    [{ $event: { sqs: {} }, a: 1 }, '/a stands beside "$event", which takes no such key'],
  ])('that is wrong is a mistake with its path: %j', async (payload, mistake) => {
    expect(await mistakeOf([{ smokeInvoke: { payload } }])).toContain(
      `ALLOW_TRAFFIC_CHECKS: /0/smokeInvoke/payload${mistake}`,
    );
  });
});

describe('$file', () => {
  it.each([
    ['order.json', { id: 1, $event: 'data' }],
    ['./order.yml', { id: 1 }],
    ['body.xml', '<order/>'],
    ['/opt/event.json', { from: 'layer' }],
  ])('%s is the data in it', async (path, data) => {
    const folders = { code: join(folder, 'code'), layers: join(folder, 'layers') };
    const text = JSON.stringify([{ smokeInvoke: { payload: { nested: { $file: path } } } }]);
    const configured = await configuredChecks(text, folders);
    if ('mistakes' in configured) throw new Error(configured.mistakes.join());
    const context = fakeContext();
    await configured.checks.BeforeAllowTraffic[0]?.run(context);
    expect(context.calls[0]?.payload).toEqual({ nested: data });
  });

  it('is a schema, or a list of them', async () => {
    const schema = (path: string) => ({ payloadSchema: { payload: {}, schema: { $file: path } } });
    const checks = [schema('schema.json'), schema('schemas.json')];
    expect(await outcomes(checks, { id: 1 })).toEqual(['passed', 'passed']);
    expect(await outcomes(checks, { other: 1 })).toEqual(['failed', 'failed']);
  });

  it('is an expected body and a client context', async () => {
    const check = {
      smokeInvoke: {
        payload: {},
        clientContext: { $file: 'order.yml' },
        expect: { payload: { $file: 'order.yml' } },
      },
    };
    expect(await outcomes([check], { id: 1 })).toEqual(['passed']);
    expect(await outcomes([check], { id: 2 })).toEqual(['failed']);
  });

  it('is found from the folder of the checks', async () => {
    const checks = await checksIn('checks/checks.json', join(folder, 'code'));
    const context = fakeContext();
    for (const check of checks.BeforeAllowTraffic) await check.run(context);
    const payloads = context.calls.map(({ payload }) => payload);
    expect(payloads).toEqual([{ beside: 'checks' }, { id: 1, $event: 'data' }]);
  });

  it.each([
    ['nope.json', 'names the file FOLDER/code/nope.json, which does not exist'],
    ['checks', 'names the file FOLDER/code/checks, which is a folder'],
    ['latin1.txt', 'names the file FOLDER/code/latin1.txt, which is not text in UTF-8'],
    ['broken.json', 'names the file FOLDER/code/broken.json, which is not JSON: '],
    ['twice.json', 'names the file FOLDER/code/twice.json, which has /a/b twice'],
    [
      'broken.yml',
      'names the file FOLDER/code/broken.yml:2:1, which cannot be read as YAML 1.2: the key',
    ],
    [
      '../outside.json',
      "names the file FOLDER/outside.json, which is neither in the function's code (FOLDER/code) nor in its layers (/opt)",
    ],
    ['/etc/passwd', "names the file /etc/passwd, which is neither in the function's code"],
    ['/opt/../outside.json', "which is neither in the function's code"],
    ['/opt/nope.json', 'names the file /nolayers/nope.json, which does not exist'],
    ['', 'is ""; expected the path of a file'],
  ])('%j that cannot be used is a mistake with its path', async (path, mistake) => {
    const found = await mistakeOf([{ smokeInvoke: { payload: { a: { $file: path } } } }]);
    const place = 'ALLOW_TRAFFIC_CHECKS: /0/smokeInvoke/payload/a/$file ';
    expect(found.replaceAll(folder, 'FOLDER')).toContain(mistake);
    expect(found).toContain(place);
  });

  it('whose data is of another kind is a mistake', async () => {
    const schema = { $file: 'number.json' };
    expect(await mistakeOf([{ payloadSchema: { payload: {}, schema } }])).toContain(
      '/0/payloadSchema/schema is 5; expected a JSON Schema',
    );
  });
});

describe('several files', () => {
  const compare = (path: string) => [{ compareVersions: { events: { $file: path } } }];

  it('give compareVersions an event each, named by its file', async () => {
    const context = fakeContext((_, options) => ({
      executedVersion: options?.version === 'current' ? '1' : '2',
    }));
    const [check] = (await inCode(compare('events/*.json'))).BeforeAllowTraffic;
    const result = (await check?.run(context)) as CheckResult;
    expect(result).toMatchObject({ outcome: 'passed', measurements: { events: 2 } });
    const payloads = context.calls.map(({ payload }) => payload);
    expect(payloads).toContainEqual({ path: '/a' });
    expect(payloads).toContainEqual({ path: '/b' });
  });

  it.each([
    ['events/*.yml', 'of which there is none'],
    ['nowhere/*.json', 'which does not exist'],
    ['bad/*.json', 'which is not JSON'],
    ['../../*.json', 'neither in the function'],
  ])('%s is a mistake, which is said once: %s', async (path, why) => {
    const found = await mistakeOf(compare(path));
    expect(found).toContain(why);
    expect(found.match(/\/0\/compareVersions/g)).toHaveLength(1);
  });

  it('are a mistake where one value is expected', async () => {
    const payload = { $file: 'events/*.json' };
    expect(await mistakeOf([{ smokeInvoke: { payload } }])).toContain('does not exist');
  });
});
