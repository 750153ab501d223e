import { describe, expect, it } from 'vitest';
import { checkSchemas } from '../../src/config/schema/checkSchemas.ts';
import { combinatorSchemas } from '../../src/config/schema/combinatorSchemas.ts';
import type { CheckReport } from '../../src/model/check.ts';
import { rehearseValidated } from '../hookReports.ts';
import { folder, rehearsalOf, withLayer } from './layerRehearsal.ts';

type CheckJson = Record<string, unknown>;

const payload = {};
const smoke = { smokeInvoke: { payload, expect: { statusCode: 200 } } };
const newest = 'https://json-schema.org/draft/2020-12/schema';
const draft07 = 'http://json-schema.org/draft-07/schema#';

const object = (properties: object) => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
});

/** Each of them at least once, and a JSON Schema of either dialect. */
const well: readonly CheckJson[] = [
  smoke,
  { payloadSchema: { payload, schema: object({ ok: { const: true } }) } },
  { payloadSchema: { payload, schema: { $schema: newest, ...object({ ok: {} }) } } },
  { payloadSchema: { payload, schema: { $schema: draft07, ...object({ ok: {} }) } } },
  {
    payloadSchema: {
      payload,
      schema: object({ at: { type: 'string', format: 'date-time' } }),
      formats: ['date-time'],
      ajv: { strict: false },
    },
  },
  { advisory: { latencyBudget: { payload, thresholds: ['med<20s'], samples: 5 } } },
  { functionReady: { runtime: 'nodejs24.x' } },
  { named: { name: 'everything at once', check: { inParallel: [smoke, { aliasRouting: {} }] } } },
  { inParallel: { concurrency: 1, checks: [smoke] } },
  { retry: { attempts: 2, delay: '10ms', check: smoke } },
  { repeat: { times: 2, every: 10, check: smoke } },
  { timeLimit: { limit: '15s', check: smoke } },
  { when: { functionName: 'myfunc', lifecycleEvent: 'BeforeAllowTraffic', check: smoke } },
  { inSequence: [smoke, { anyOf: [{ functionReady: { memorySize: 1 } }, smoke] }] },
];

/** The names of all checks inside, however deep. */
function namesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...namesIn(inner)]);
}

const outcomes = (checks: readonly CheckReport[] = []): string[] =>
  checks.map(({ name, outcome, message }) => `${name} ${outcome}: ${message ?? ''}`);

const rehearse = (
  checks: readonly CheckJson[],
  runtime: 'nodejs22.x' | 'nodejs24.x',
  more: Record<string, string> = {},
) => {
  const environment = { ALLOW_TRAFFIC_CHECKS: JSON.stringify(checks), ...more };
  const handler = '/opt/nodejs/allow-traffic.beforeAllowTraffic';
  const hook = withLayer(handler, environment, { runtime, timeout: 40 });
  return rehearseValidated(rehearsalOf({ BeforeAllowTraffic: hook }), { folder });
};

it('has every check and combinator', () => {
  const used = namesIn(well);
  const known = Object.keys({ ...checkSchemas, ...combinatorSchemas });
  expect(known.filter((name) => !used.includes(name))).toEqual([]);
});

describe.each(['nodejs22.x', 'nodejs24.x'] as const)(
  'every check without code on %s',
  (runtime) => {
    it('passes where all is well', async () => {
      const result = await rehearse(well, runtime);
      const checks = result.hookReports.BeforeAllowTraffic?.checks;
      const bad = outcomes(checks?.filter(({ outcome }) => outcome !== 'passed'));
      expect(bad, JSON.stringify(result)).toEqual([]);
      expect(checks).toHaveLength(well.length);
      expect(result.status).toBe('Succeeded');
    });

    it('applies to a target that was set as an ARN, and says why to another one not', async () => {
      const when = (functionName: string): CheckJson => ({ when: { functionName, check: smoke } });
      const arn = 'arn:aws:lambda:us-east-1:123456789012:function:myfunc';
      const result = await rehearse([when('myfunc'), when(arn), when('other')], runtime, {
        ALLOW_TRAFFIC_TARGET: `${arn}:2`,
      });
      expect(
        outcomes(result.hookReports.BeforeAllowTraffic?.checks),
        JSON.stringify(result),
      ).toEqual(
        [
          'smokeInvoke passed: {} to myfunc:2 answered as expected',
          'smokeInvoke passed: {} to myfunc:2 answered as expected',
          'smokeInvoke skipped: functionName is myfunc, not other',
        ].map((line) => line.replaceAll('to myfunc', `to ${arn}`)),
      );
    });

    it('fails by a schema that the answer does not conform to', async () => {
      const schemas = [
        object({ id: {} }),
        { $schema: draft07, ...object({ at: { format: 'uri' } }) },
      ];
      const result = await rehearse(
        schemas.map((schema) => ({ payloadSchema: { payload, schema } })),
        runtime,
      );
      const checks = result.hookReports.BeforeAllowTraffic?.checks;
      expect(
        checks?.map(({ outcome }) => outcome),
        JSON.stringify(result),
      ).toEqual(['failed', 'failed']);
      expect(result.status).toBe('Failed');
    });
  },
);
