import { Error, JSON, Map, Promise, structuredClone } from '../../lib/primordials.ts';
import type { Invocation, InvokeOptions } from '../../model/invocation.ts';
import { AwsCallError, type CallFailure } from '../../aws/awsCallError.ts';
import type { InvokeRequest } from '../../aws/invoke.ts';

/** Waits for a promise until a signal ends the wait. The work itself goes on for others. */
export function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = (): void => {
      reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
    };
    if (signal.aborted) ended();
    signal.addEventListener('abort', ended, { once: true });
    work.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', ended);
    });
  });
}

function keyOf(request: InvokeRequest): string {
  const { qualifier, payload, clientContext, tenantId } = request;
  return JSON.stringify([qualifier, payload === undefined, payload, clientContext, tenantId]);
}

const answers: readonly CallFailure[] = ['throttled', 'denied'];

type Send = (request: InvokeRequest, options: InvokeOptions) => Promise<Invocation>;

/** An invocation that its own signal ends. Its error is what Lambda answered before, if it did. */
async function freshInvocation(
  send: Send,
  request: InvokeRequest,
  options: InvokeOptions,
  signal: AbortSignal,
): Promise<Invocation> {
  try {
    return await send(request, options);
  } catch (error) {
    const isAnswer = error instanceof AwsCallError && answers.includes(error.failure);
    if (signal.aborted && !isAnswer && signal.reason instanceof Error) throw signal.reason;
    throw error;
  }
}

/**
 * Lets checks that ask for the same thing share one invocation. It belongs to the run, not to the
 * check that asked first: an aborted check never cancels what another one waits for.
 */
export function sharedInvocations(
  send: Send,
): (request: InvokeRequest, options: InvokeOptions, signal: AbortSignal) => Promise<Invocation> {
  const shared = new Map<string, Promise<Invocation>>();
  return (request, options, signal) => {
    if (options.fresh === true) return freshInvocation(send, request, options, signal);
    const key = keyOf(request);
    let answer = shared.get(key);
    if (!answer) {
      answer = send(request, options);
      answer.catch(() => undefined);
      shared.set(key, answer);
    }
    return untilAborted(answer, signal).then(structuredClone);
  };
}
