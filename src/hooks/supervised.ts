/** Set by the isolated entry's child before any of the user's code is loaded. */
const mark = Symbol.for('allow-traffic.supervised');

/**
 * Whether a supervisor owns the report: the record is then handed over as the handler's answer.
 * A mark in the process and not in the environment, which could be set by mistake.
 */
export const isSupervised = (): boolean => mark in globalThis;
