import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { checksDocuments } from '../../scripts/generate/checksDocuments.ts';
import { checkKind } from '../../src/config/checksKind.ts';
import * as registry from '../../src/checks/registry.ts';
import { configure } from './configure.ts';

it.each(Object.entries(await checksDocuments()))(
  '%s follows from the descriptions of the checks (npm run docs:checks)',
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
    { functionReady: { architecture: 'arm' } },
    { functionReady: { provisionedConcurrency: 0 } },
    { aliasRouting: { alias: 'live' } },
    { inParallel: { concurrency: 0, checks: [check] } },
    { anyOf: [] },
    { named: { name: ' ', check } },
    { when: { check } },
    { when: { lifecycleEvent: [], check } },
    { ...check, aliasRouting: {} },
    {},
  ])('refuses what the handlers refuse: %j', async (json) => {
    expect(await configure(JSON.stringify([json]))).toHaveProperty('mistakes');
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
    { inParallel: { checks: [check] } },
    { when: { functionName: ['orders'], lifecycleEvent: 'AfterAllowTraffic', check } },
    { advisory: { anyOf: [check] } },
  ])('accepts what the handlers accept: %j', async (json) => {
    expect(await configure(JSON.stringify([json]))).not.toHaveProperty('mistakes');
    expect(conforms([json])).toBe(true);
  });

  it('has every check and combinator by the name of its factory', () => {
    expect(Object.keys(checkKind.properties ?? {}).sort()).toEqual(Object.keys(registry).sort());
  });
});
