import { describe, expect, it } from 'vitest';
import { aliasRouting } from '../../src/checks/aliasRouting.ts';
import type { Check } from '../../src/model/check.ts';
import type { Routing } from '../../src/model/functionState.ts';
import { runCheck } from '../../src/checks/run/runCheck.ts';
import { checkContract } from './checkContract.ts';
import { fakeContext } from './fakeContext.ts';

const after = 'AfterAllowTraffic';

checkContract('aliasRouting', {
  make: () => {
    const check = aliasRouting();
    const run: Check['run'] = (context) => check.run({ ...context, lifecycleEvent: after });
    return { ...check, run };
  },
  mistakes: {
    'an option': () => aliasRouting({ weights: 1 } as never),
    'options that are a text': () => aliasRouting('live' as never),
  },
});

const routed = (routing: Omit<Routing, 'alias'>, lifecycleEvent = after) =>
  runCheck(
    aliasRouting(),
    fakeContext(undefined, {
      lifecycleEvent,
      routing: async () => ({ alias: 'live', ...routing }),
    }),
  );

describe('aliasRouting', () => {
  it('passes if all traffic arrives', async () => {
    expect(await routed({ functionVersion: '2', weights: { '2': 1 } })).toMatchObject({
      outcome: 'passed',
      message: 'alias live of myfunc sends all traffic to version 2',
    });
    expect((await routed({ functionVersion: '2', weights: { '2': 1, '1': 0 } })).outcome).toBe(
      'passed',
    );
  });

  it('fails if some of it goes elsewhere', async () => {
    expect(await routed({ functionVersion: '2', weights: { '2': 0.9, '1': 0.1 } })).toMatchObject({
      outcome: 'failed',
      expected: { '/weights': { '2': 1 } },
      actual: { '/weights': { '2': 0.9, '1': 0.1 } },
    });
  });

  it('fails if the alias still points to the old version', async () => {
    expect(await routed({ functionVersion: '1', weights: { '1': 1 } })).toMatchObject({
      outcome: 'failed',
      actual: { '/functionVersion': '1', '/weights': { '1': 1 } },
    });
    // All weight on the new version is not enough: the alias itself is put back by a rollback.
    expect((await routed({ functionVersion: '1', weights: { '2': 1 } })).outcome).toBe('failed');
  });

  it('does not apply before the shift', async () => {
    const report = await routed(
      { functionVersion: '1', weights: { '1': 1 } },
      'BeforeAllowTraffic',
    );
    expect(report.outcome).toBe('skipped');
  });
});
