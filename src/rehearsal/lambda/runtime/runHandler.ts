import type { UserHandler } from './loadHandler.ts';
import type { InvocationContext } from './invocationContext.ts';
import { RuntimeError } from './runtimeErrors.ts';

/** `named`: an answer without JSON is an error of the runtime's own, as in nodejs24.x. */
export function serialize(answer: unknown, named: boolean): string {
  try {
    // JSON.stringify returns undefined for a function or a symbol, though its type does not say so.
    const text = JSON.stringify(answer ?? null) as string | undefined;
    return text ?? 'null';
  } catch {
    const message = 'Unable to stringify response body';
    throw named ? new RuntimeError('JSONStringifyError', message) : new Error(message);
  }
}

/** nodejs24.x: what the handler returns or resolves to. */
export const runPromised = (
  handler: UserHandler,
  event: unknown,
  context: InvocationContext,
): unknown => handler(event, context);

const isPromiseLike = (value: unknown): value is PromiseLike<unknown> =>
  typeof (value as { then?: unknown } | null | undefined)?.then === 'function';

/** Lambda takes any value as an error, so the value is not wrapped. */
const reason = (error: unknown): Error => (error ?? 'handled') as Error;

/**
 * nodejs22.x: a promise, a callback, or one of the context's `succeed`, `fail` and `done`. If the
 * event loop runs empty first, the runtime answers `null`, which looks like a success.
 */
export function runWithCallback(
  handler: UserHandler,
  event: unknown,
  context: InvocationContext,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    let answer: unknown = null;
    const onEmptyLoop = (): void => resolve(answer);
    process.once('beforeExit', onEmptyLoop);
    const settled = (): unknown => process.off('beforeExit', onEmptyLoop);
    const succeed = (value?: unknown): void => {
      settled();
      resolve(value);
    };
    const fail = (error?: unknown): void => {
      settled();
      reject(reason(error));
    };
    const done = (error?: unknown, value?: unknown): void =>
      error === undefined || error === null ? succeed(value) : fail(error);
    const callback = (error?: unknown, value?: unknown): void => {
      if ((error === undefined || error === null) && context.callbackWaitsForEmptyEventLoop) {
        answer = value;
      } else {
        done(error, value);
      }
    };
    try {
      const returned = handler(event, Object.assign(context, { succeed, fail, done }), callback);
      if (isPromiseLike(returned)) returned.then(succeed, fail);
    } catch (error) {
      fail(error);
    }
  });
}

/** nodejs24.x has no callbacks: at init it refuses a handler with three parameters. */
export function refuseCallback(handler: UserHandler): void {
  if (handler.length < 3) return;
  throw new RuntimeError(
    'CallbackHandlerDeprecated',
    'AWS Lambda has removed support for callback-based function handlers starting with Node.js 24. ' +
      'The handler has three parameters: make it an async function of two.',
  );
}
