import { createHash, createHmac } from 'node:crypto';
import {
  createScope,
  getCanonicalHeaders,
  getPayloadHash,
  getSigningKey,
  prepareRequest,
  SignatureV4Base,
  type SignatureV4,
} from '@smithy/signature-v4';
import { NativeSha256 } from './nativeSha256.ts';

type Request = Parameters<typeof prepareRequest>[0];

interface Identity {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

type Settings = Omit<ConstructorParameters<typeof SignatureV4>[0], 'sha256'>;

/** The SDK's signer of requests, without its signers of URLs, events and messages. */
export class RequestSigner extends SignatureV4Base {
  constructor(settings: Settings) {
    super({ ...settings, sha256: NativeSha256 as never });
  }

  /** The request with the headers that sign it at a time. */
  async signRequest(given: Request, date: Date): Promise<Request> {
    const identity = (await this.credentialProvider()) as Identity;
    this.validateResolvedCredentials(identity);
    const region = await this.regionProvider();
    const request = prepareRequest(given);
    const { headers } = request;
    const { longDate, shortDate } = this.formatDate(date);
    const scope = createScope(shortDate, region, this.service);
    headers['x-amz-date'] = longDate;
    if (identity.sessionToken) headers['x-amz-security-token'] = identity.sessionToken;
    const hash = await getPayloadHash(request, this.sha256);
    headers['x-amz-content-sha256'] = hash;
    const signed = getCanonicalHeaders(request);
    const canonical = this.createCanonicalRequest(request, signed, hash);
    const text = [
      'AWS4-HMAC-SHA256',
      longDate,
      scope,
      createHash('sha256').update(canonical).digest('hex'),
    ].join('\n');
    const key = await getSigningKey(this.sha256, identity, shortDate, region, this.service);
    headers['authorization'] = [
      `AWS4-HMAC-SHA256 Credential=${identity.accessKeyId}/${scope}`,
      `SignedHeaders=${this.getCanonicalHeaderList(signed)}`,
      `Signature=${createHmac('sha256', key).update(text).digest('hex')}`,
    ].join(', ');
    return request;
  }
}
