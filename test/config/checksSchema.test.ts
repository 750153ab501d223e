import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { checksDocuments } from '../../scripts/generate/checksDocuments.ts';
import { checkKind } from '../../src/config/checksKind.ts';
import * as registry from '../../src/checks/registry.ts';
import * as cloudWatchChecks from '../../src/cloudwatch/index.ts';
import { configure } from './configure.ts';

it.each(Object.entries(await checksDocuments()))(
  '%s follows from its descriptions (npm run docs:checks)',
  (path, text) => {
    expect(readFileSync(path, 'utf8')).toBe(text);
  },
);

describe('the published schema', () => {
  const published = JSON.parse(readFileSync('schema/checks.schema.json', 'utf8')) as object;
  const conforms = new Ajv2020({ allowUnionTypes: true }).compile(published);

  const check = { functionReady: {} };
  const latency = (options: object) => ({
    latencyBudget: { payload: {}, thresholds: ['p(95)<300'], ...options },
  });
  const smoke = (options: object) => ({ smokeInvoke: { payload: {}, ...options } });
  const limit = (value: unknown) => ({ timeLimit: { limit: value, check } });
  const delay = (value: unknown) => ({ retry: { attempts: 2, delay: value, check } });
  const schema = (value: unknown) => ({ payloadSchema: { payload: {}, schema: value } });
  const relative = { thresholds: ['p(95)<=+10%'] };
  const payload = (value: unknown) => ({ smokeInvoke: { payload: value } });
  const expecting = (value: unknown) => smoke({ expect: value });
  const regex = { $regex: '^a', $flags: 'i' };

  it.each([
    limit(0),
    limit('0s'),
    limit('0.00 m'),
    limit(2 ** 31),
    limit('2147483648ms'),
    limit('2147484s'),
    limit('35792m'),
    delay(-1),
    delay(2 ** 31),
    delay('99999m'),
    delay('1h'),
    latency({ thresholds: { warn: [] } }),
    latency({ thresholds: { warn: [], fail: [] } }),
    latency({ ...relative, minDetectableEffect: 'x' }),
    latency({ ...relative, minDetectableEffect: '+0%' }),
    schema([1]),
    schema([{}, 'x']),
    smoke({ version: '$LATEST' }),
    smoke({ tenantId: '' }),
    smoke({ expect: { statusCode: [] } }),
    smoke({ expect: { headers: { etag: 1 } } }),
    { functionReady: { runtime: '' } },

    { alarms: { names: [] } },
    { alarms: { names: ['a'], stay: '0s' } },
    { alarms: { names: ['a'], insufficientData: 'ignore' } },
    { versionMetrics: { errors: '<0%' } },
    { versionMetrics: { errors: '1%' } },
    { versionMetrics: { errors: '<100%' } },
    { versionMetrics: { duration: 'p99' } },
    { versionMetrics: { duration: 'p99<20%' } },
    { versionMetrics: { duration: 'sum<+20%' } },
    { versionMetrics: { metrics: [{ namespace: 'Shop', metricName: 'Lost', limit: 'sum<1' }] } },
    { functionReady: { architecture: 'arm' } },
    { functionReady: { provisionedConcurrency: 0 } },
    { aliasRouting: { alias: 'live' } },
    { inParallel: { concurrency: 0, checks: [check] } },
    { anyOf: [] },
    { named: { name: ' ', check } },
    { http: {} },
    { http: { url: 'orders.example.com' } },
    { http: { url: 'ftp://orders.example.com' } },
    { http: { url: 'https://a', method: 'get' } },
    { http: { url: 'https://a', headers: { age: 3 } } },
    { http: { url: 'https://a', redirect: 'error' } },
    { http: { url: 'https://a', body: { $event: {} } } },
    { watch: { for: '5s', check } },
    { watch: { for: '0s', every: '1s', check } },
    { watch: { for: '5s', every: 0, check } },
    { watch: { for: '5s', every: '1s' } },
    { when: { check } },
    { when: { lifecycleEvent: [], check } },
    { ...check, aliasRouting: {} },
    {},
    payload({ $fil: 'a' }),
    payload({ a: [{ $regex: 'a' }] }),
    payload({ $literal: 1, a: 1 }),
    payload({ $event: {} }),
    payload({ $event: { sqss: {} } }),
    payload({ $event: { alb: { path: 1 } } }),
    payload({ $event: { sqs: { bodies: [{ $regex: 'a' }] } } }),
    payload({ $event: { eventBridge: { detail: 1 } } }),
    payload({ $file: '' }),
    smoke({ clientContext: { a: { $event: { sqs: {} } } } }),
    expecting({ headers: { etag: { $literal: 'a' } } }),
    expecting({ headers: { etag: { $regex: 'a', $flags: 'q' } } }),
    expecting({ body: { a: { $regex: 1 } } }),
    { functionReady: { runtime: { $file: 'a' } } },
    schema({ $file: 5 }),
    schema([{ $file: 'package.json', type: 'object' }]),
  ])('refuses what the handlers refuse: %j', async (json) => {
    expect(await configure(JSON.stringify([json]), process.cwd())).toHaveProperty('mistakes');
    expect(conforms([json])).toBe(false);
  });

  it.each([
    limit(0.5),
    limit('0.5ms'),
    limit(' 20 s '),
    limit('10m'),
    limit('28800m'),
    limit('1728000s'),
    limit('1728000000ms'),
    limit(2 ** 31 - 1),
    delay(0),
    delay('0s'),
    delay('05m'),
    latency({ thresholds: { warn: ['avg<1'], fail: ['avg<2'] } }),
    latency({ ...relative, minDetectableEffect: '25%' }),
    latency({ ...relative, minDetectableEffect: ' + 25.5 % ' }),
    schema([{}, true]),
    smoke({ payload: null, version: '12' }),
    smoke({ expect: { statusCode: [200, 204], headers: { etag: ['a', 'b'] }, body: [] } }),
    { functionReady: { layers: [], provisionedConcurrency: false } },
    { alarms: { names: ['a', 'a'], stay: '5m', insufficientData: 'pass' } },
    { alarms: { ofDeploymentGroup: true } },
    { versionMetrics: { errors: '< 0.5 %', duration: 'p99.9 < + 20 %', for: '10m' } },
    { versionMetrics: { throttles: '<1%', duration: 'avg<+5ms', minInvocations: 1 } },
    { inParallel: { checks: [check] } },
    { watch: { for: '10m', every: 30_000, check } },
    { http: { url: 'https://a/b?c', headers: { a: 'b' }, body: [{ $literal: { $a: 1 } }] } },
    { http: { url: 'http://a', redirect: 'follow', expect: { body: { a: regex } } } },
    { when: { functionName: ['orders'], lifecycleEvent: 'AfterAllowTraffic', check } },
    { advisory: { anyOf: [check] } },
    payload([{ $literal: { $any: { $thing: 1 } } }, { $file: 'package.json' }]),
    payload({ a: { $event: { sqs: { bodies: [{ $literal: { $a: 1 } }, 'b', 3, null] } } } }),
    payload({ $event: { alb: { query: { a: ['1', ''] }, body: { $file: 'package.json' } } } }),
    smoke({ clientContext: { a: { $literal: 1 } } }),
    smoke({ clientContext: { $file: 'package.json' } }),
    expecting({ headers: { etag: regex }, body: { a: [regex] }, payload: regex }),
    { functionReady: { runtime: regex, layers: [regex] } },
    schema({ $file: 'package.json' }),
    schema([{ $file: 'package.json' }, { $defs: {}, $ref: '#' }]),
  ])('accepts what the handlers accept: %j', async (json) => {
    expect(await configure(JSON.stringify([json]), process.cwd())).not.toHaveProperty('mistakes');
    expect(conforms([json])).toBe(true);
  });

  const both = { AfterAllowTraffic: [check], BeforeAllowTraffic: [check] };
  const metrics = { namespace: 'Orders', dimensions: { stage: 'prod' } };
  const redact = ['/body/token', ''];
  it.each<[boolean, unknown]>([
    [true, { checks: [check] }],
    [true, { $schema: 'x', checks: [check], onInconclusive: 'pass', onRollback: 'succeed' }],
    [true, { ...both, logPayloads: true, redact, metrics: true }],
    [true, { BeforeAllowTraffic: [check], metrics }],
    [false, { $schema: 'x' }],
    [false, { metrics: true }],
    [false, { checks: [] }],
    [false, { checks: [check], AfterAllowTraffic: [check] }],
    [false, { checks: [check], onInconclusive: true }],
    [false, { checks: [check], redact: ['body'] }],
    [false, { checks: [check], metrics: { namespace: 'AWS/Lambda' } }],
    [false, { checks: [check], metrics: { dimensions: { stage: ' ' } } }],
    [false, { checks: [check], target: 'orders:1' }],
    [false, {}],
    [false, null],
  ])('agrees with the handlers (%s) on %j', async (isValid, value) => {
    expect('mistakes' in (await configure(JSON.stringify(value)))).toBe(!isValid);
    expect(conforms(value)).toBe(isValid);
  });

  it('has every check and combinator by the name of its factory', () => {
    const names = Object.keys({ ...registry, ...cloudWatchChecks });
    expect(Object.keys(checkKind.properties ?? {}).sort()).toEqual(names.sort());
  });
});
