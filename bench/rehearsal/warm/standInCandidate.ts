import { createHash, createHmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import { startStandIn } from 'allow-traffic/rehearsal';
import { oneFunction } from '../oneFunction.ts';
import type { Candidate } from './candidate.ts';
import { postOverHttp } from './postOverHttp.ts';

class Sha256 {
  readonly #hash;
  constructor(key?: Uint8Array | string) {
    this.#hash = key === undefined ? createHash('sha256') : createHmac('sha256', key);
  }
  update(data: Uint8Array | string): void {
    this.#hash.update(data);
  }
  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.#hash.digest());
  }
  reset(): void {
    throw new Error('a hash is used once');
  }
}

/** The stand-in of `dist`. The request is signed once, because the others are not signed. */
export async function standInCandidate(folder: string): Promise<Candidate> {
  const standIn = await startStandIn({ rehearsal: oneFunction('warm'), folder });
  const url = new URL('/2015-03-31/functions/warm/invocations', standIn.endpoint);
  const { credentials, region } = standIn;
  const signer = new SignatureV4({
    service: 'lambda',
    region,
    credentials,
    sha256: Sha256 as never,
  });
  const { headers } = await signer.sign({
    method: 'POST',
    protocol: url.protocol,
    hostname: url.hostname,
    port: Number(url.port),
    path: url.pathname,
    headers: { host: url.host },
    body: '{}',
  });
  const { post, close } = postOverHttp(url.href, headers);
  return {
    name: '`allow-traffic serve`',
    runsIn: 'a process of its own',
    invoke: post,
    close: async () => {
      close();
      await standIn.close();
    },
  };
}
