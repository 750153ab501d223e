/*
 * Every check and combinator, one line each. What stands here is public (index.ts exports all of it),
 * has a JSON form, and is in the schema and in docs/checks.md.
 */
export { smokeInvoke, type SmokeInvokeOptions } from './smokeInvoke.ts';
export { payloadSchema, type PayloadSchemaOptions } from './payloadSchema.ts';
export { compareVersions } from './compareVersions.ts';
export type { CompareVersionsOptions } from './compare/compareVersionsOptions.ts';
export { latencyBudget, type LatencyBudgetOptions } from './latencyBudget.ts';
export { http } from './http.ts';
export type { HttpOptions } from './http/httpOptions.ts';
export { functionReady, type FunctionReadyOptions } from './functionReady.ts';
export { aliasRouting } from './aliasRouting.ts';
export { advisory } from './combinators/advisory.ts';
export { named } from './combinators/named.ts';
export { retry, type RetryOptions } from './combinators/retry.ts';
export { repeat, type RepeatOptions } from './combinators/repeat.ts';
export { watch, type WatchOptions } from './combinators/watch.ts';
export { timeLimit } from './combinators/timeLimit.ts';
export { when, type ContextPredicate, type WhenCondition } from './combinators/when.ts';
export { inSequence } from './combinators/inSequence.ts';
export { inParallel, type InParallelOptions } from './combinators/inParallel.ts';
export { anyOf } from './combinators/anyOf.ts';
