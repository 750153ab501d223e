import { Error, String, TypeError } from '../../lib/primordials.ts';
/**
 * Stands for a value that could not be built. Builders are called while modules load, where nothing
 * may throw: it throws when the event is sent.
 */
export function deferredError(error: unknown): unknown {
  const cause = error instanceof Error ? error.message : String(error);
  const toJSON = () => {
    throw new TypeError(`the event cannot be built: ${cause}`);
  };
  return { toJSON };
}

/** The builder, with {@link deferredError} in place of a throw. */
export function neverThrowing<Options extends unknown[], Event>(
  build: (...options: Options) => Event,
): (...options: Options) => Event {
  return (...options) => {
    try {
      return build(...options);
    } catch (error) {
      return deferredError(error) as Event;
    }
  };
}
