/** What Node itself takes. */
export const handler = (): Promise<void> => Promise.resolve();
