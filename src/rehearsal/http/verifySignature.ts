import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import { functionCredentials, tokenOwner, type StandInCredentials } from '../credentials.ts';
import { readAuthorization, refuseOtherServices, type Authorization } from './authorization.ts';
import { AwsError } from './awsError.ts';
import type { HttpRequest } from './httpTypes.ts';

/** AWS refuses a signature that is older, or younger, than this. */
const greatestSkewMs = 5 * 60_000;

/** Node's hash in the form that the SDK's signer asks for. */
class Sha256 {
  private readonly hash: ReturnType<typeof createHash | typeof createHmac>;
  constructor(key?: string | ArrayBuffer | ArrayBufferView) {
    this.hash = key === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(key));
  }
  update(data: string | ArrayBuffer | ArrayBufferView): void {
    this.hash.update(bytesOf(data));
  }
  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.hash.digest());
  }
  reset(): void {
    throw new Error('a hash is used once');
  }
}

function bytesOf(data: string | ArrayBuffer | ArrayBufferView): Uint8Array {
  if (typeof data === 'string') return Buffer.from(data);
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}

/** `20261121T100000Z` as a date; undefined for anything else. */
function readDate(value: unknown): Date | undefined {
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(String(value)) ?? [];
  if (parts.length === 0) return undefined;
  const [year, month, day, hour, minute, second] = parts;
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** The headers that were signed, as the signer takes them. */
function signedOnly(received: HttpRequest, names: ReadonlySet<string>): Record<string, string> {
  const headers = [...names].map((name) => [name, received.headers[name]] as const);
  return Object.fromEntries(
    headers.flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(',') : value]],
    ),
  );
}

/** The signature that AWS's own signer makes for this request with our secret. */
async function expectedSignature(
  received: HttpRequest,
  { region, service, signedHeaders }: Authorization,
  credentials: StandInCredentials,
  signingDate: Date,
): Promise<string | undefined> {
  const signer = new SignatureV4({
    credentials,
    region,
    service,
    sha256: Sha256,
    applyChecksum: false,
  });
  const query: Record<string, string[]> = {};
  for (const [name, value] of received.query) (query[name] ??= []).push(value);
  const { headers } = await signer.sign(
    {
      method: received.method,
      protocol: 'http:',
      hostname: '',
      path: received.path,
      query,
      headers: signedOnly(received, signedHeaders),
      body: received.body,
    },
    { signingDate, signableHeaders: new Set(signedHeaders) },
  );
  return readAuthorization(headers['authorization'] ?? '')?.signature;
}

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** A body hash that a client claims must be that of the body: the signer takes its word. */
function claimsOtherBody({ headers, body }: HttpRequest): boolean {
  const claimed = headers['x-amz-content-sha256'];
  return claimed !== undefined && claimed !== createHash('sha256').update(body).digest('hex');
}

/**
 * Throws AWS's error unless the request is signed with these credentials by Signature Version 4, the user's
 * or a function's.
 * `status` is that of the refusal: AWS's JSON services answer 400, its REST services 403.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html
 */
export async function verifySignature(
  received: HttpRequest,
  credentials: StandInCredentials,
  status: number,
): Promise<void> {
  const { authorization, 'x-amz-security-token': token } = received.headers;
  if (authorization === undefined) {
    throw new AwsError(
      'MissingAuthenticationTokenException',
      'Missing Authentication Token',
      status,
    );
  }
  const read = readAuthorization(authorization);
  if (read === undefined) {
    throw new AwsError(
      'IncompleteSignatureException',
      'The Authorization header is not a signature of version 4 (AWS4-HMAC-SHA256).',
      status,
    );
  }
  const owner = tokenOwner(credentials, token);
  if (read.accessKeyId !== credentials.accessKeyId || owner === undefined) {
    throw new AwsError(
      'UnrecognizedClientException',
      'The security token included in the request is invalid. The stand-in accepts only the credentials of this start.',
      status,
    );
  }
  refuseOtherServices(read.service);
  const own = owner === '' ? credentials : functionCredentials(credentials, owner);
  const signingDate = readDate(received.headers['x-amz-date']);
  if (signingDate === undefined || Math.abs(Date.now() - signingDate.getTime()) > greatestSkewMs) {
    throw new AwsError(
      'InvalidSignatureException',
      'Signature expired or not yet current.',
      status,
    );
  }
  const expected = await expectedSignature(received, read, own, signingDate);
  const isBound = read.signedHeaders.has('host') && read.signedHeaders.has('x-amz-date');
  if (
    !isBound ||
    expected === undefined ||
    !isSame(expected, read.signature) ||
    claimsOtherBody(received)
  ) {
    throw new AwsError(
      'InvalidSignatureException',
      'The request signature we calculated does not match the signature you provided.',
      status,
    );
  }
}
