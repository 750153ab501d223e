import { describe, expect, it } from 'vitest';
import { HookEventError, readHookEvent } from '../../../src/hooks/run/hookEvent.ts';

describe('readHookEvent', () => {
  it('reads the two ids and nothing else', () => {
    const event = { DeploymentId: 'd-1', LifecycleEventHookExecutionId: 'h-1', Other: 1 };
    expect(readHookEvent(event)).toEqual({
      kind: 'hook',
      event: { DeploymentId: 'd-1', LifecycleEventHookExecutionId: 'h-1' },
    });
  });

  it('reads a dry run', () => {
    expect(
      readHookEvent({ dryRun: true, target: 'f:1', lifecycleEvent: 'AfterAllowTraffic' }),
    ).toEqual({ kind: 'dryRun', target: 'f:1', lifecycleEvent: 'AfterAllowTraffic' });
  });

  it('ignores dryRun beside the ids: CodeDeploy’s event is always reported', () => {
    const event = { DeploymentId: 'd-1', LifecycleEventHookExecutionId: 'h-1', dryRun: true };
    expect(readHookEvent(event).kind).toBe('hook');
  });

  it.each([
    [undefined, 'undefined'],
    [null, 'null'],
    ['text', '"text"'],
    [{ DeploymentId: 'd-1' }, '{"DeploymentId":"d-1"}'],
    [
      { DeploymentId: 'd-1', LifecycleEventHookExecutionId: '' },
      '"LifecycleEventHookExecutionId":""',
    ],
    [{ DeploymentId: 1, LifecycleEventHookExecutionId: 2 }, '"DeploymentId":1'],
    [{ dryRun: 'yes' }, '{"dryRun":"yes"}'],
  ])('says what was received: %j', (event, shown) => {
    const read = (): unknown => readHookEvent(event);
    expect(read).toThrow(HookEventError);
    expect(read).toThrow(shown);
  });

  it('shows values that have no JSON', () => {
    const cyclic: Record<string, unknown> = {};
    cyclic['self'] = cyclic;
    expect(() => readHookEvent(cyclic)).toThrow('an object that cannot be shown');
    expect(() => readHookEvent(10n)).toThrow('a bigint that cannot be shown');
  });
});
