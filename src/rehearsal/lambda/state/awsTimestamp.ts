/** Now, in the format of Lambda's `LastModified`: `2026-01-31T12:00:00.000+0000`. */
export const awsTimestamp = (): string => new Date().toISOString().replace('Z', '+0000');
