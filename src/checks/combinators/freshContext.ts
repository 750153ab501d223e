import type { CheckContext } from '../../model/check.ts';

/** The context of one attempt: it shares no invocation or answer with other attempts. */
export function freshContext(context: CheckContext): CheckContext {
  const fresh = { fresh: true };
  return {
    ...context,
    invoke: (payload, options) => context.invoke(payload, { ...options, ...fresh }),
    describe: (version) => context.describe(version, fresh),
    routing: () => context.routing(fresh),
    provisioned: () => context.provisioned(fresh),
  };
}
