/**
 * The values of events that the caller does not choose. They never change from call to call, so that
 * checks with the same event share one invocation.
 */
export const exampleValues = {
  accountId: '123456789012',
  region: 'us-east-1',
  time: '2024-01-01T00:00:00.000Z',
  epochMs: 1_704_067_200_000,
  id: '00000000-0000-4000-8000-000000000000',
  sourceIp: '127.0.0.1',
  userAgent: 'allow-traffic',
} as const;

/** The ARN of an example resource: `arnOf('sqs', 'smoke')`. */
export function arnOf(service: string, resource: string): string {
  return `arn:aws:${service}:${exampleValues.region}:${exampleValues.accountId}:${resource}`;
}
