import { Array, Object } from '../../lib/primordials.ts';
/** What middy hands to a middleware. */
export interface MiddlewareRequest {
  /** The event of the hook. */
  event: unknown;
  /** Lambda's context. */
  context: unknown;
  /** What the checks resulted in; `undefined` before they ran. */
  response: unknown;
  /** What was thrown; `undefined` if nothing was. */
  error: unknown;
  /** Where middlewares leave values for each other. */
  internal: Record<string, unknown>;
}

/** A step of a middleware, async or not. */
type Step = (request: MiddlewareRequest) => unknown;

/**
 * The structure of a middy middleware, so that this package's types do not need middy's. The guard
 * is around it: the hook reports exactly once even if a middleware throws, hangs or answers early.
 */
export interface Middleware {
  /** Runs before the checks. */
  before?: Step | undefined;
  /** Runs after the checks, before the report. */
  after?: Step | undefined;
  /** Runs if a step or the checks threw. */
  onError?: Step | undefined;
}

/** Anything that middy's own `.use()` accepts. It is loose because middy's types are generic. */
export type AnyMiddleware = Middleware | readonly Middleware[];

const steps = ['before', 'after', 'onError'] as const;

/** A revoked proxy throws even if it is only asked whether it is a list. */
function listed(given: unknown): unknown[] {
  try {
    return Array.isArray(given) ? [...(given as unknown[])] : [given];
  } catch {
    return [undefined];
  }
}

/** Reads what was passed to `.use()`. Never throws: a mistake is a sentence. */
export function readMiddlewares(given: unknown): { middlewares: Middleware[]; mistakes: string[] } {
  const middlewares: Middleware[] = [];
  const mistakes: string[] = [];
  for (const one of listed(given)) {
    try {
      const fields = (typeof one === 'object' && one !== null ? one : {}) as Record<
        string,
        unknown
      >;
      const present = steps.filter((step) => fields[step] !== undefined);
      if (present.length > 0 && present.every((step) => typeof fields[step] === 'function')) {
        middlewares.push(Object.fromEntries(present.map((step) => [step, fields[step]])));
        continue;
      }
    } catch {
      // Something with a getter that throws is not a middleware.
    }
    mistakes.push(
      'use() was given something that is not a middleware; expected an object with a function before, after or onError',
    );
  }
  return { middlewares, mistakes };
}
