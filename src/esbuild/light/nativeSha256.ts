import { createHash, createHmac } from 'node:crypto';

interface Hash {
  update(data: Uint8Array | string): unknown;
  digest(): Uint8Array;
}

/** SHA-256 for the signer. The SDK's own brings another implementation, for a Node without OpenSSL. */
export class NativeSha256 {
  readonly #secret: Uint8Array | string | undefined;
  #hash: Hash;

  constructor(secret?: Uint8Array | string) {
    this.#secret = secret;
    this.#hash = this.#create();
  }

  #create(): Hash {
    return this.#secret ? createHmac('sha256', this.#secret) : createHash('sha256');
  }

  update(data: Uint8Array | string): void {
    this.#hash.update(data);
  }

  digest(): Promise<Uint8Array> {
    return Promise.resolve(new Uint8Array(this.#hash.digest()));
  }

  reset(): void {
    this.#hash = this.#create();
  }
}
