import type { IncomingMessage } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { parseJsonOrText } from '../../lib/json.ts';
import { isPlainObject } from '../../lib/objects.ts';
import { AwsError } from './awsError.ts';
import type { HttpRequest } from './httpTypes.ts';
import type { Input } from './operation.ts';

/**
 * The most bytes that a request may have: AWS's quota of 50 MB for an upload of code, in base64.
 */
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

/** The body without its compression: SDKs compress large requests of PutMetricData. */
export function decodeBody({ headers, body }: HttpRequest): Buffer {
  if (headers['content-encoding'] !== 'gzip') return body;
  try {
    return gunzipSync(body, { maxOutputLength: BODY_BYTES });
  } catch {
    throw new AwsError('SerializationException', 'The request body is not valid gzip');
  }
}

/** The members of a JSON request; an empty body has none. */
export function parseInput(body: Buffer): Input {
  if (body.length === 0) return {};
  const value = parseJsonOrText(body.toString('utf8'));
  if (isPlainObject(value)) return value;
  throw new AwsError('SerializationException', 'The request body is not a JSON object');
}
