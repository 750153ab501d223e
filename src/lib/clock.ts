/**
 * Milliseconds on a clock that never goes back. Bound when this file loads, because checks may
 * replace the clock, as fake timers do.
 */
export const now: () => number = performance.now.bind(performance);

/** Node's `performance.eventLoopUtilization`, bound for the same reason. */
export const eventLoopUtilization: typeof performance.eventLoopUtilization =
  performance.eventLoopUtilization.bind(performance);
