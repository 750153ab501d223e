import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Check } from '../../../src/model/check.ts';
import type * as Guard from '../../../src/hooks/run/guard.ts';
import type { Hook } from '../../../src/hooks/run/hookRun.ts';

/**
 * The test has its own clock. It replaces the timers before it imports the modules, because these
 * take the timers while they load.
 */
let guard: typeof Guard.guard;

beforeAll(async () => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'clearImmediate', 'performance', 'Date'],
  });
  ({ guard } = await import('../../../src/hooks/run/guard.ts'));
});

afterAll(() => {
  vi.useRealTimers();
});

type Behaviour =
  | { kind: 'passes' | 'fails' | 'throws' | 'returns garbage'; atMs: number; thrown: unknown }
  | { kind: 'hangs' };

const thrown = fc.constantFrom<unknown>(
  new Error('x'),
  'x',
  undefined,
  null,
  Object.freeze({}),
  Object.defineProperty({}, 'message', {
    get: () => {
      throw new Error('no message');
    },
  }),
);

const behaviour: fc.Arbitrary<Behaviour> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('passes' as const, 'fails', 'throws', 'returns garbage'),
    atMs: fc.nat(20_000),
    thrown,
  }),
  fc.constant({ kind: 'hangs' as const }),
);

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function checkOf(given: Behaviour, index: number): Check {
  return {
    name: `check ${index}`,
    run: async () => {
      if (given.kind === 'hangs') return new Promise<never>(() => undefined);
      if (given.atMs > 0) await sleep(given.atMs);
      if (given.kind === 'throws') throw given.thrown;
      if (given.kind === 'returns garbage') return { fine: true } as never;
      return { outcome: given.kind === 'passes' ? 'passed' : 'failed' };
    },
  };
}

const silent = { debug: () => 0, info: () => 0, warn: () => 0, error: () => 0 };

const hookOf = (checks: Check[]): Hook => ({
  lifecycleEvent: 'BeforeAllowTraffic',
  options: {
    target: 'myfunc:2',
    onInconclusive: 'fail',
    onRollback: 'run',
    bypass: undefined,
    actions: { Succeeded: [], Failed: [] },
    logger: silent,
    logPayloads: false,
    redact: [],
    metrics: undefined,
    checks: new Map([['BeforeAllowTraffic', checks]]),
    mistakes: [],
  },
  middlewares: [],
  mistakes: [],
  // Nothing is asked of AWS: there are no settings to resolve.
  clients: { lambda: { config: {} }, codedeploy: { config: {} } } as unknown as Hook['clients'],
});

const event = { DeploymentId: 'd-1', LifecycleEventHookExecutionId: 'h-1' };

interface Run {
  reports: { status: string; atMs: number }[];
  status: string;
}

async function run(behaviours: Behaviour[], budgetMs: number): Promise<Run> {
  const started = performance.now();
  const reports: Run['reports'] = [];
  const answer = guard(
    hookOf(behaviours.map(checkOf)),
    (_event, status) => {
      reports.push({ status, atMs: performance.now() - started });
      return Promise.resolve('accepted' as const);
    },
    event,
    { getRemainingTimeInMillis: () => budgetMs - (performance.now() - started) },
  );
  // Longer than any check: a late result must change nothing.
  await vi.advanceTimersByTimeAsync(45_000);
  return { reports, status: (await answer).status };
}

describe('guard', () => {
  it('reports once, before the deadline, whatever the checks do', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(behaviour, { maxLength: 6 }),
        fc.integer({ min: 1, max: 30_000 }),
        async (behaviours, budgetMs) => {
          const { reports, status } = await run(behaviours, budgetMs);
          expect(reports).toHaveLength(1);
          expect(reports[0]?.atMs).toBeLessThan(budgetMs);
          expect(status).toBe(reports[0]?.status);
          const mayPass =
            behaviours.length > 0 &&
            behaviours.every((one) => one.kind === 'passes' && one.atMs < budgetMs);
          if (!mayPass) expect(status).toBe('Failed');
          const reserve = Math.min(Math.max(1_000, budgetMs / 4), 5_000, budgetMs / 2);
          const mustPass =
            behaviours.length > 0 &&
            behaviours.every((one) => one.kind === 'passes' && one.atMs < budgetMs - reserve - 1);
          if (mustPass) expect(status).toBe('Succeeded');
        },
      ),
      { numRuns: 500 },
    );
  });

  it('restores the listeners of the runtime', async () => {
    const before = process.listeners('unhandledRejection');
    await run([{ kind: 'hangs' }], 1_000);
    expect(process.listeners('unhandledRejection')).toEqual(before);
  });
});
