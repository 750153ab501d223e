import { describe, expect, it } from 'vitest';
import {
  hookInvocation,
  type HookInvocation,
} from '../../../../src/rehearsal/codedeploy/run/hookInvocation.ts';
import type { InvocationOutcome } from '../../../../src/rehearsal/lambda/lambdaStandIn.ts';

interface Held {
  run: HookInvocation;
  attemptEnds: () => void;
  allEnd: () => void;
}

function held(deliveries: number): Held {
  const listeners: ((attempt: InvocationOutcome) => void)[] = [];
  const attempt: InvocationOutcome = {
    requestId: 'request',
    executedVersion: '1',
    payload: 'null',
    logTail: '',
    durationMs: 1,
  };
  let allEnd: () => void = () => undefined;
  const done = new Promise<InvocationOutcome>((resolve) => (allEnd = () => resolve(attempt)));
  const invocation = {
    requestId: 'request',
    onAttempt: (listener: (ended: InvocationOutcome) => void) => void listeners.push(listener),
    done,
    abandon: () => undefined,
  };
  return {
    run: hookInvocation('hook', invocation, deliveries),
    attemptEnds: () => listeners.forEach((listener) => listener(attempt)),
    allEnd,
  };
}

/** Whether a promise has resolved by now. */
async function settledBy(promise: Promise<void>): Promise<boolean> {
  let settled = false;
  void promise.then(() => (settled = true));
  await new Promise((resolve) => setImmediate(resolve));
  return settled;
}

describe('hookRun', () => {
  it('is settled when the attempt that runs has ended', async () => {
    const { run, attemptEnds } = held(1);
    attemptEnds();
    const settled = run.settled();
    expect(await settledBy(settled)).toBe(false);
    attemptEnds();
    expect(await settledBy(settled)).toBe(true);
    expect(run.attempts).toHaveLength(2);
  });

  it('waits for each delivery of a duplicate', async () => {
    const { run, attemptEnds } = held(2);
    const settled = run.settled();
    attemptEnds();
    expect(await settledBy(settled)).toBe(false);
    attemptEnds();
    expect(await settledBy(settled)).toBe(true);
  });

  it('is settled when nothing will be attempted any more', async () => {
    const { run, allEnd } = held(2);
    const settled = run.settled();
    allEnd();
    expect(await settledBy(settled)).toBe(true);
  });
});
