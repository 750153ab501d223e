import { Error, String, TypeError } from '../../lib/primordials.ts';

/**
 * Takes the place of a value that could not be built, and throws when the event is sent. Users call
 * the builders while their module loads, and a throw there would leave the deployment hanging.
 */
export function deferredError(error: unknown): unknown {
  const cause = error instanceof Error ? error.message : String(error);
  const toJSON = () => {
    throw new TypeError(`the event cannot be built: ${cause}`);
  };
  return { toJSON };
}

/** The same builder, but it returns a {@link deferredError} if `build` throws. */
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
