import { Promise, Set } from '../../lib/primordials.ts';
import type { CheckContext } from '../../model/check.ts';

/** A context that knows which of its calls are not answered yet. */
export interface WatchedCalls {
  readonly context: CheckContext;
  /** The name of a call that is not answered: `invoke`. A call whose signal is aborted was given up. */
  readonly pending: () => string | undefined;
}

interface PendingCall {
  readonly name: string;
  readonly signal: AbortSignal | undefined;
}

/**
 * Watches the calls of one check. If the check ends before they do, an `await` or a `return` was
 * forgotten, and what they would have shown was not looked at.
 */
export function watchCalls(context: CheckContext): WatchedCalls {
  const calls = new Set<PendingCall>();
  const watched =
    <Given extends unknown[], Answer>(
      name: string,
      call: (...given: Given) => Promise<Answer>,
      signalOf: (...given: Given) => AbortSignal | undefined = () => undefined,
    ) =>
    async (...given: Given): Promise<Answer> => {
      const one: PendingCall = { name, signal: signalOf(...given) };
      calls.add(one);
      try {
        return await call(...given);
      } finally {
        // An answer that is there at once must not hide that nobody waits for it.
        for (let turn = 0; turn < 3; turn += 1) await Promise.resolve();
        calls.delete(one);
      }
    };
  return {
    context: {
      ...context,
      invoke: watched('invoke', context.invoke, (_, options) => options?.signal),
      describe: watched('describe', context.describe),
      routing: watched('routing', context.routing),
      provisioned: watched('provisioned', context.provisioned),
    },
    pending: () => [...calls].find(({ signal }) => signal?.aborted !== true)?.name,
  };
}
