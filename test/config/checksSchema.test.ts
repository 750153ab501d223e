import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import * as library from '../../src/index.ts';
import { configuredChecks } from '../../src/config/configuredChecks.ts';
import { checkSchemas } from '../../src/config/schema/checkSchemas.ts';
import { checksSchema } from '../../src/config/schema/checksSchema.ts';
import { combinatorSchemas } from '../../src/config/schema/combinatorSchemas.ts';

const published = JSON.parse(
  readFileSync(new URL('../../schema/checks.schema.json', import.meta.url), 'utf8'),
) as unknown;

/** What the package exports beside checks and combinators. */
const others = [
  'afterAllowTraffic',
  'beforeAllowTraffic',
  'defineCheck',
  'events',
  'lifecycleHook',
  'reportFailedDelivery',
];

describe('the schema of checks', () => {
  it('is published as the handlers use it (npm run docs:checks-schema)', () => {
    expect(published).toEqual(JSON.parse(JSON.stringify(checksSchema)));
  });

  it('is a JSON Schema', () => {
    expect(() => new Ajv2020({ allowUnionTypes: true }).compile(checksSchema)).not.toThrow();
  });

  const check = { functionReady: {} };
  const latency = (options: object) => ({
    latencyBudget: { payload: {}, thresholds: ['p(95)<300'], ...options },
  });
  const limit = (value: unknown) => ({ timeLimit: { limit: value, check } });
  const delay = (value: unknown) => ({ retry: { attempts: 2, delay: value, check } });
  const schema = (value: unknown) => ({ payloadSchema: { payload: {}, schema: value } });
  const relative = { thresholds: ['p(95)<=+10%'] };
  const conforms = new Ajv2020({ allowUnionTypes: true }).compile(published as object);

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
  ])('refuses what the handlers refuse: %j', (json) => {
    expect(configuredChecks(JSON.stringify([json]))).toHaveProperty('mistakes');
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
  ])('accepts what the handlers accept: %j', (json) => {
    expect(configuredChecks(JSON.stringify([json]))).not.toHaveProperty('mistakes');
    expect(conforms([json])).toBe(true);
  });

  it('has every check and combinator that the package exports', () => {
    const exported = Object.keys(library).filter((name) => !others.includes(name));
    const known = Object.keys({ ...checkSchemas, ...combinatorSchemas });
    expect(known.sort()).toEqual(exported.sort());
  });
});
