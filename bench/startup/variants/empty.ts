/** Does nothing: what Node itself costs. */
export const handler = (): Promise<void> => Promise.resolve();
