import { describe, expect, it } from 'vitest';
import type { Action } from '../../../src/model/action.ts';
import type { HookReport } from '../../../src/model/hookReport.ts';
import { createClients } from '../../../src/aws/client/clients.ts';
import { clientsOf } from '../../../src/aws/client/contextClients.ts';
import { runActions } from '../../../src/hooks/actions/runActions.ts';

const report = (more: Partial<HookReport> = {}): HookReport => ({
  schemaVersion: 1,
  lifecycleEvent: 'BeforeAllowTraffic',
  status: 'Succeeded',
  targets: [],
  checks: [],
  reported: 'accepted',
  durationMs: 1,
  ...more,
});

/** Nothing calls AWS here. */
const clients = createClients();

const bypass = { reason: 'x', until: '2026-11-22T10:00:00.000Z', setBy: 'option' } as const;

async function run(list: Action[], more: Partial<HookReport> = {}, remainingMs = 20_000) {
  const lines: string[] = [];
  const log = (line: string): number => lines.push(line);
  const logger = { debug: log, info: log, warn: log, error: log };
  const actions = { Succeeded: list, Failed: [] };
  const redact = (text: string): string => text.replaceAll('secret', '(redacted)');
  const reports = await runActions(actions, report(more), { clients, logger, remainingMs, redact });
  return {
    outcomes: reports.map(({ name, outcome, message }) => ({ name, outcome, message })),
    lines,
  };
}

const says = (name: string, text: string, more: Partial<Action> = {}): Action => ({
  name,
  run: () => text,
  ...more,
});

describe('runActions', () => {
  it('runs those of the status in their order, and says so before', async () => {
    const { outcomes, lines } = await run([says('one', 'a'), says('two', 'b')], { reason: 'why' });
    expect(outcomes).toEqual([
      { name: 'one', outcome: 'succeeded', message: 'a' },
      { name: 'two', outcome: 'succeeded', message: 'b' },
    ]);
    expect(lines).toEqual([
      'BeforeAllowTraffic Succeeded is reported: why; actions run now: one, two',
    ]);
    expect((await run([says('one', 'a')], { status: 'Failed' })).outcomes).toEqual([]);
  });

  it('cuts a long message, as those of checks: a record of megabytes would not be logged', async () => {
    const { outcomes } = await run([says('one', `secret${'x'.repeat(2_000_000)}`)]);
    expect(outcomes[0]?.message).toHaveLength(1_024);
    expect(outcomes[0]?.message).toMatch(/^\(redacted\)x+…$/);
  });

  it('runs none if another report came first', async () => {
    const { outcomes, lines } = await run([says('one', 'a')], { reported: 'alreadyCompleted' });
    expect(outcomes).toEqual([
      { name: 'one', outcome: 'skipped', message: 'another report came first' },
    ]);
    expect(lines).toEqual([]);
  });

  it('runs in a dry run only what an action has for it', async () => {
    const list = [says('one', 'a'), says('two', 'b', { dryRun: () => 'would b' })];
    expect((await run(list, { reported: 'dryRun' })).outcomes).toEqual([
      { name: 'one', outcome: 'skipped', message: 'nothing was reported: a dry run' },
      { name: 'two', outcome: 'succeeded', message: 'would b' },
    ]);
  });

  it('runs only what is meant for it if the hook was bypassed', async () => {
    const list = [says('one', 'a'), says('two', 'b', { inBypass: true })];
    expect((await run(list, { bypass })).outcomes).toEqual([
      { name: 'one', outcome: 'skipped', message: 'the hook was bypassed' },
      { name: 'two', outcome: 'succeeded', message: 'b' },
    ]);
  });

  it('gives each its share of the time, and a signal that ends it', async () => {
    let aborted = false;
    const hangs: Action = {
      name: 'hangs',
      run: (context) => {
        expect(context.remainingTime()).toBeLessThanOrEqual(300);
        context.signal.addEventListener('abort', () => (aborted = true));
        return new Promise(() => undefined);
      },
    };
    const { outcomes } = await run([hangs, says('two', 'b')], {}, 600);
    expect(outcomes[0]).toMatchObject({ name: 'hangs', outcome: 'failed' });
    expect(outcomes[0]?.message).toMatch(/did not end in [123]\d\d ms/);
    expect(outcomes[1]).toEqual({ name: 'two', outcome: 'succeeded', message: 'b' });
    expect(aborted).toBe(true);
  });

  it('gives each the clients of the run, and none to the record', async () => {
    const seen: unknown[] = [];
    const { outcomes } = await run([
      { name: 'one', run: (context) => void seen.push(clientsOf(context)) },
    ]);
    expect(seen).toEqual([clients]);
    expect(outcomes).toEqual([{ name: 'one', outcome: 'succeeded', message: undefined }]);
  });

  it('hides what the record hides, and gives each a record of its own', async () => {
    const seen: unknown[] = [];
    const list: Action[] = [
      {
        name: 'one',
        run: (context) => {
          (context.report as { reason?: string }).reason = 'changed';
          throw new Error('a secret');
        },
      },
      { name: 'two', run: (context) => seen.push(context.report.reason) },
    ];
    const { outcomes } = await run(list, { reason: 'why' });
    expect(outcomes[0]).toMatchObject({ outcome: 'failed', message: 'Error: a (redacted)' });
    expect(seen).toEqual(['why']);
  });
});
