import type { CheckContext } from '../../model/check.ts';

/** The context of one attempt: whatever it asks for is asked afresh. */
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
