/** It cuts across the rooms: it deploys with the built layer, as Lambda would unpack it. */
import { describe, expect, it } from 'vitest';
import type { RehearsalResult } from '../../src/rehearsal/rehearsalResult.ts';
import { rehearseValidated } from '../hookReports.ts';
import { orFirst } from '../isWhole.ts';
import { folder, rehearsalOf, withLayer } from './layerRehearsal.ts';

type Given = Parameters<typeof rehearsalOf>;

const rehearse = (...given: Given): Promise<RehearsalResult> =>
  rehearseValidated(rehearsalOf(...given), { folder });

const statuses = (result: RehearsalResult): string[] =>
  result.reports.map(({ status, error }) => (error === undefined ? status : `${status} ${error}`));

const noCode = '/opt/nodejs/allow-traffic';
const inline = (value: unknown) => ({ ALLOW_TRAFFIC_CHECKS: JSON.stringify(value) });
const smoke = [{ smokeInvoke: { payload: {}, expect: { statusCode: 200 } } }];

describe.concurrent.each(orFirst(['nodejs24.x', 'nodejs22.x'] as const, 1))(
  'the layer on %s',
  (runtime) => {
    it('guards both events without code, by two handlers', async () => {
      const result = await rehearse({
        BeforeAllowTraffic: withLayer(`${noCode}.beforeAllowTraffic`, inline(smoke), { runtime }),
        AfterAllowTraffic: withLayer(`${noCode}.afterAllowTraffic`, inline(smoke), { runtime }),
      });
      expect(statuses(result), JSON.stringify(result)).toEqual(['Succeeded', 'Succeeded']);
      expect(result.hookReports.BeforeAllowTraffic?.checks).toMatchObject([
        { name: 'smokeInvoke' },
      ]);
      expect(result.hookReports.AfterAllowTraffic?.checks[0]).toMatchObject({
        name: 'smokeInvoke',
      });
      expect(result.status).toBe('Succeeded');
    });

    it('guards both events by one handler, with checks from a file', async () => {
      const environment = { ALLOW_TRAFFIC_CHECKS: 'checks.json' };
      const hook = withLayer(`${noCode}.lifecycleHook`, environment, { runtime });
      const result = await rehearse({ BeforeAllowTraffic: hook, AfterAllowTraffic: hook });
      expect(statuses(result), JSON.stringify(result)).toEqual(['Succeeded', 'Succeeded']);
      expect(result.hookReports.AfterAllowTraffic?.checks[0]).toMatchObject({
        name: 'aliasRouting',
      });
    });

    it.each(['esm.before', 'cjs.before'])(
      'supervises user code that has the layer: %s',
      async (name) => {
        const environment = { ALLOW_TRAFFIC_HANDLER: name };
        const hook = withLayer(`${noCode}.isolate`, environment, { runtime });
        const result = await rehearse({ BeforeAllowTraffic: hook });
        expect(statuses(result), JSON.stringify(result)).toEqual(['Succeeded']);
        expect(result.hookReports.BeforeAllowTraffic?.checks).toMatchObject([
          { outcome: 'passed' },
        ]);
      },
    );

    it('gives a supervised module the same globals as without a supervisor', async () => {
      const environment = { ALLOW_TRAFFIC_HANDLER: 'globals.handler' };
      const hook = withLayer(`${noCode}.isolate`, environment, { runtime });
      const { reason } = (await rehearse({ BeforeAllowTraffic: hook })).hookReports
        .BeforeAllowTraffic ?? { reason: '{}' };
      expect(JSON.parse(reason ?? '{}')).toEqual({
        others: [],
        missing: [],
        absent: Array.from({ length: 5 }, () => 'undefined'),
        present: ['object', 'object', 'object', 'object'],
      });
    });

    it.each(['esm.before', 'cjs.before'])('is found by user code alone: %s', async (name) => {
      const result = await rehearse({ BeforeAllowTraffic: withLayer(name, {}, { runtime }) });
      expect(statuses(result), JSON.stringify(result)).toEqual(['Succeeded']);
    });
  },
);

describe.concurrent('a bad version', () => {
  it.each<[string, Record<string, string>]>([
    [`${noCode}.beforeAllowTraffic`, inline(smoke)],
    [`${noCode}.beforeAllowTraffic`, {}],
    [`${noCode}.isolate`, { ALLOW_TRAFFIC_HANDLER: 'esm.before' }],
  ])('is Failed by %s', async (handler, environment) => {
    const hooks = { BeforeAllowTraffic: withLayer(handler, environment) };
    const result = await rehearse(hooks, 'functions.broken');
    expect(statuses(result), JSON.stringify(result)).toEqual(['Failed']);
    expect(result.hookReports.BeforeAllowTraffic?.reason).toContain('out of order');
  });
});

describe.concurrent('a supervising handler that supervises another one', () => {
  it.each(['isolate', 'beforeAllowTraffic', 'lifecycleHook'])(
    'is refused with one Failed report: %s',
    async (name) => {
      const environment = { ALLOW_TRAFFIC_HANDLER: `${noCode}.${name}` };
      const hook = withLayer(`${noCode}.isolate`, environment);
      const result = await rehearse({ BeforeAllowTraffic: hook });
      expect(statuses(result), JSON.stringify(result)).toEqual(['Failed']);
      expect(result.hookReports.BeforeAllowTraffic?.reason).toBe(
        'ALLOW_TRAFFIC_HANDLER names a supervising handler; name your own module',
      );
    },
  );
});

describe.concurrent('nothing configured', () => {
  it('smoke invokes with {} and says so', async () => {
    const hook = withLayer(`${noCode}.beforeAllowTraffic`);
    const result = await rehearse({ BeforeAllowTraffic: hook });
    expect(statuses(result)).toEqual(['Succeeded']);
    expect(result.hookReports.BeforeAllowTraffic?.checks).toMatchObject([
      { name: 'smokeInvoke with {} (ALLOW_TRAFFIC_CHECKS is not set)', outcome: 'passed' },
    ]);
  });
});

describe.concurrent('a mistake in the checks', () => {
  it.each<[string, string, string, string]>([
    ['wrong JSON', 'beforeAllowTraffic', '[{]', 'ALLOW_TRAFFIC_CHECKS is not JSON'],
    ['an unknown check', 'beforeAllowTraffic', '[{"smokInvoke":{}}]', '/0/smokInvoke is not known'],
    [
      'an option of the wrong type',
      'lifecycleHook',
      '[{"smokeInvoke":{"payload":{},"expect":{"statusCode":"200"}}}]',
      '/0/smokeInvoke/expect/statusCode is "200"',
    ],
    [
      'a JSON Schema that does not compile',
      'beforeAllowTraffic',
      '[{"aliasRouting":{}},{"inSequence":[{"payloadSchema":{"payload":{},"schema":{"type":"nonsense"}}}]}]',
      'ALLOW_TRAFFIC_CHECKS: /1/inSequence/0/payloadSchema/schema cannot be used: ',
    ],
    [
      'a file that is not there',
      'beforeAllowTraffic',
      'nope.json',
      'nope.json, which does not exist',
    ],
    [
      'an event without a key',
      'lifecycleHook',
      '{"AfterAllowTraffic":[{"aliasRouting":{}}]}',
      'has no key BeforeAllowTraffic',
    ],
  ])('is one Failed report with its path: %s', async (_name, handler, checks, path) => {
    const hook = withLayer(`${noCode}.${handler}`, { ALLOW_TRAFFIC_CHECKS: checks });
    const result = await rehearse({ BeforeAllowTraffic: hook });
    expect(statuses(result), JSON.stringify(result)).toEqual(['Failed']);
    expect(result.hookReports.BeforeAllowTraffic?.reason).toContain(path);
  });
});
