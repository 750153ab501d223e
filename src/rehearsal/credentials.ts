import { randomBytes } from 'node:crypto';

/** Credentials that one start of the stand-in accepts, in the SDK's own shape. */
export interface StandInCredentials {
  /** `AWS_ACCESS_KEY_ID`. */
  readonly accessKeyId: string;
  /** `AWS_SECRET_ACCESS_KEY`. */
  readonly secretAccessKey: string;
  /** `AWS_SESSION_TOKEN`. */
  readonly sessionToken: string;
}

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * New credentials in the form of AWS's temporary ones. Every start makes its own, so that only who
 * can read its output or its functions' environment can have code run here.
 */
export function newCredentials(): StandInCredentials {
  const id = [...randomBytes(16)].map((byte) => base32[byte % base32.length]).join('');
  return {
    accessKeyId: `ASIA${id}`,
    secretAccessKey: randomBytes(30).toString('base64'),
    sessionToken: randomBytes(48).toString('base64'),
  };
}

/** The credentials of one function: its session token says whose requests they sign. */
export const functionCredentials = (
  credentials: StandInCredentials,
  functionName: string,
): StandInCredentials => ({
  ...credentials,
  // Base64 has no dot.
  sessionToken: `${credentials.sessionToken}.${functionName}`,
});

/** Whose session token it is: a function's, or `''` for the user's; undefined for any other token. */
export function tokenOwner(
  { sessionToken }: StandInCredentials,
  token: unknown,
): string | undefined {
  if (token === sessionToken) return '';
  if (typeof token !== 'string' || !token.startsWith(`${sessionToken}.`)) return undefined;
  return token.slice(sessionToken.length + 1);
}

/** The environment of an SDK or CLI that talks to the stand-in. */
export function clientEnvironment(
  endpoint: string,
  region: string,
  { accessKeyId, secretAccessKey, sessionToken }: StandInCredentials,
): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: region,
    // Older SDKs and version 1 of the AWS CLI read this one.
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  };
}
