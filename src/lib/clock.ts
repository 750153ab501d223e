/**
 * Milliseconds since some moment, never going back. Bound when this file loads, because a check may
 * replace the clock (fake timers do).
 */
export const now: () => number = performance.now.bind(performance);

/** How busy the event loop was since an earlier reading. Bound for the same reason. */
export const eventLoopUtilization: typeof performance.eventLoopUtilization =
  performance.eventLoopUtilization.bind(performance);
