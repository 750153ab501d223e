import { describe, expect, it } from 'vitest';
import {
  hookInvocation,
  type HookInvocation,
} from '../../../../src/rehearsal/codedeploy/run/hookInvocation.ts';
import type { InvocationOutcome } from '../../../../src/rehearsal/lambda/lambdaStandIn.ts';

interface Held {
  invocation: HookInvocation;
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
    cancel: () => undefined,
  };
  return {
    invocation: hookInvocation('hook', invocation, deliveries),
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

describe('hookInvocation', () => {
  it('settles when the running attempt has ended', async () => {
    const { invocation, attemptEnds } = held(1);
    attemptEnds();
    const settled = invocation.settled();
    expect(await settledBy(settled)).toBe(false);
    attemptEnds();
    expect(await settledBy(settled)).toBe(true);
    expect(invocation.attempts).toHaveLength(2);
  });

  it('waits for both deliveries of a duplicate', async () => {
    const { invocation, attemptEnds } = held(2);
    const settled = invocation.settled();
    attemptEnds();
    expect(await settledBy(settled)).toBe(false);
    attemptEnds();
    expect(await settledBy(settled)).toBe(true);
  });

  it('settles when no attempts are left', async () => {
    const { invocation, allEnd } = held(2);
    const settled = invocation.settled();
    allEnd();
    expect(await settledBy(settled)).toBe(true);
  });
});
