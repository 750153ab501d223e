/**
 * Milliseconds since some moment, never going back. Taken while this file loads: a check may
 * replace the globals (fake timers do).
 */
export const now: () => number = performance.now.bind(performance);
