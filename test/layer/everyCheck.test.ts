import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scan } from '../../scripts/check/docs/markdown.ts';
import { descriptions } from '../../src/config/checksKind.ts';
import type { RehearsalFile } from '../../src/rehearsal/file/rehearsalFile.ts';
import type { HookEventName } from '../../src/model/lifecycleEvents.ts';
import type { CheckReport } from '../../src/model/check.ts';
import { rehearseValidated } from '../hookReports.ts';
import { orFirst } from '../isWhole.ts';
import { folder, rehearsalOf, withLayer } from './layerRehearsal.ts';

type CheckJson = Readonly<Record<string, unknown>>;
type Runtime = 'nodejs22.x' | 'nodejs24.x';

/** The examples without code in docs/checks.md, by the heading of their section. */
const examples: ReadonlyMap<string, readonly CheckJson[]> = new Map(
  readFileSync('docs/checks.md', 'utf8')
    .split(/^#{2,3} /m)
    .map((section) => {
      const blocks = scan(section).blocks.filter(({ language }) => language === 'json');
      const checks = blocks.flatMap(({ text }) => JSON.parse(text) as CheckJson[]);
      return [section.split('\n')[0] ?? '', checks];
    }),
);

const payload = {};
const smoke: CheckJson = { smokeInvoke: { payload, expect: { statusCode: 200 } } };
const draft2020 = 'https://json-schema.org/draft/2020-12/schema';
const draft07 = 'http://json-schema.org/draft-07/schema#';

const withProperties = (properties: object) => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
});

const schemaCheck = (schema: object, options: object = {}): CheckJson => ({
  payloadSchema: { payload, schema, ...options },
});

interface Rehearsed {
  status: string;
  checks: Record<HookEventName, readonly CheckReport[]>;
}

const hook = (
  event: string,
  checks: readonly CheckJson[],
  runtime: Runtime,
  environment: Record<string, string> = {},
) =>
  withLayer(
    `/opt/nodejs/allow-traffic.${event}`,
    { ALLOW_TRAFFIC_CHECKS: JSON.stringify(checks), ...environment },
    { runtime, timeout: 60 },
  );

/** Deploys a version that answers well; the hooks have no code. */
async function rehearse(
  hooks: Parameters<typeof rehearsalOf>[0],
  more: Partial<RehearsalFile> = {},
): Promise<Rehearsed> {
  const { status, hookReports } = await rehearseValidated(
    { ...rehearsalOf(hooks), ...more },
    { folder },
  );
  return {
    status,
    checks: {
      BeforeAllowTraffic: hookReports.BeforeAllowTraffic?.checks ?? [],
      AfterAllowTraffic: hookReports.AfterAllowTraffic?.checks ?? [],
    },
  };
}

/** What the examples with CloudWatch need: an alarm, and calls while the alias has weights. */
const shift: Partial<RehearsalFile> = {
  deploymentConfig: 'CodeDeployDefault.LambdaLinear10PercentEvery1Minute',
  traffic: { rate: 40 },
  alarms: [{ name: 'orders-errors', atMinute: 1_000 }],
  seed: 1,
};

const outcomesOf = (checks: readonly CheckReport[]): string[] =>
  checks.map(({ outcome }) => outcome);

const described = (checks: readonly CheckReport[]): string[] =>
  checks.map(({ name, outcome, message }) => `${name} ${outcome}: ${message ?? ''}`);

it.each([...descriptions.keys()])('docs/checks.md has an example of %s without code', (name) => {
  const names = (examples.get(name) ?? []).flatMap((check) => Object.keys(check));
  expect(names).toContain(name);
});

describe.concurrent.each(orFirst<Runtime>(['nodejs24.x', 'nodejs22.x'], 1))(
  'without code on %s',
  (runtime) => {
    describe('every example', () => {
      const all = [...examples.values()].flat();
      let rehearsed: Rehearsed;
      let stage: Server;

      beforeAll(async () => {
        // What the example of `http` asks.
        stage = createServer((_, answer) => answer.end('{"ok":true}'));
        await new Promise<void>((resolve) => stage.listen(0, '127.0.0.1', resolve));
        const url = `http://127.0.0.1:${(stage.address() as AddressInfo).port}`;
        const json = JSON.stringify(all).replaceAll('https://orders.example.com', url);
        const checks = JSON.parse(json) as CheckJson[];
        rehearsed = await rehearse(
          {
            BeforeAllowTraffic: hook('beforeAllowTraffic', checks, runtime),
            AfterAllowTraffic: hook('afterAllowTraffic', checks, runtime),
          },
          shift,
        );
      });

      afterAll(() => {
        stage.close();
      });

      it('passes or is skipped before the shift', () => {
        const ran = described(rehearsed.checks.BeforeAllowTraffic);
        expect(ran.filter((one) => !/ (passed|skipped): /.test(one))).toEqual([]);
        expect(ran).toHaveLength(all.length);
      });

      it('passes after the shift', () => {
        const after = described(rehearsed.checks.AfterAllowTraffic);
        expect(after.filter((one) => !one.includes(' passed: '))).toEqual([]);
        // The AfterAllowTraffic hook also runs a routing check of its own.
        expect(after).toHaveLength(all.length + 1);
        expect(rehearsed.status).toBe('Succeeded');
      });
    });
  },
);

describe.concurrent('without code', () => {
  const before = (checks: readonly CheckJson[], environment: Record<string, string> = {}) =>
    rehearse({
      BeforeAllowTraffic: hook('beforeAllowTraffic', checks, 'nodejs24.x', environment),
    });

  it('an answer conforms to schemas of either dialect', async () => {
    const schemas = [
      schemaCheck({ $schema: draft2020, ...withProperties({ ok: {} }) }),
      schemaCheck({ $schema: draft07, ...withProperties({ ok: {} }) }),
      schemaCheck(withProperties({ at: { type: 'string', format: 'date-time' } }), {
        formats: ['date-time'],
        ajv: { strict: false },
      }),
    ];
    const { checks } = await before(schemas);
    expect(outcomesOf(checks.BeforeAllowTraffic)).toEqual(['passed', 'passed', 'passed']);
  });

  it('an answer that does not conform fails the deployment', async () => {
    const schemas = [
      schemaCheck(withProperties({ id: {} })),
      schemaCheck({ $schema: draft07, ...withProperties({ at: { format: 'uri' } }) }),
    ];
    const { status, checks } = await before(schemas);
    expect(outcomesOf(checks.BeforeAllowTraffic)).toEqual(['failed', 'failed']);
    expect(status).toBe('Failed');
  });

  it('when compares the name in the ARN that was set as the target', async () => {
    const arn = 'arn:aws:lambda:us-east-1:123456789012:function:myfunc';
    const when = (functionName: string): CheckJson => ({ when: { functionName, check: smoke } });
    const { checks } = await before([when('myfunc'), when(arn), when('other')], {
      ALLOW_TRAFFIC_TARGET: `${arn}:2`,
    });
    expect(described(checks.BeforeAllowTraffic)).toEqual([
      'smokeInvoke passed: {} to myfunc:2 answered as expected',
      'smokeInvoke passed: {} to myfunc:2 answered as expected',
      `smokeInvoke skipped: functionName is myfunc, not other`,
    ]);
  });
});
