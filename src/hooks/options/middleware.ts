import { Array, Object } from '../../lib/primordials.ts';
/** What a middy middleware is given. */
export interface MiddlewareRequest {
  event: unknown;
  context: unknown;
  response: unknown;
  error: unknown;
  internal: Record<string, unknown>;
}

type Step = (request: MiddlewareRequest) => unknown;

/**
 * A middy middleware by its structure, so that using this package's types needs none of middy's.
 * The handler is guarded around it: one that throws, hangs or answers early still ends in exactly
 * one report.
 */
export interface Middleware {
  before?: Step | undefined;
  after?: Step | undefined;
  onError?: Step | undefined;
}

/** Anything that middy's own `.use()` takes. Written loosely, since middy's types are generic. */
export type AnyMiddleware = Middleware | readonly Middleware[];

const steps = ['before', 'after', 'onError'] as const;

/** Also something that cannot even be asked whether it is a list is one thing that is no middleware. */
function listed(given: unknown): unknown[] {
  try {
    return Array.isArray(given) ? [...(given as unknown[])] : [given];
  } catch {
    return [undefined];
  }
}

/** Reads what was passed to `.use()`; a mistake is a sentence, never a throw. */
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
      // A getter that throws: no middleware either.
    }
    mistakes.push(
      'use() was given something that is no middleware; expected an object with a function before, after or onError',
    );
  }
  return { middlewares, mistakes };
}
