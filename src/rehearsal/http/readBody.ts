import type { IncomingMessage } from 'node:http';
import { AwsError } from './awsError.ts';

/** A direct upload of code may have this many bytes (AWS's quota of 50 MB, in base64). */
const BODY_BYTES = 70_167_211;

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= BODY_BYTES) chunks.push(chunk);
  }
  if (size > BODY_BYTES) {
    throw new AwsError(
      'RequestEntityTooLargeException',
      `Request must be smaller than ${BODY_BYTES} bytes for the operation`,
      413,
    );
  }
  return Buffer.concat(chunks);
}

/** The members of a JSON request; an empty body has none. */
export function parseMembers(body: Buffer): Record<string, unknown> {
  if (body.length === 0) return {};
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch {
    value = undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new AwsError('SerializationException', 'The request body is not a JSON object');
  }
  return value as Record<string, unknown>;
}
