import { gunzipSync } from 'node:zlib';

/** An export of CloudWatch to S3 is compressed. This is the most that one may hold. */
const mostBytes = 512 * 1024 * 1024;

/** The text of a file: gzip is unpacked, and UTF-16 is what PowerShell's `>` writes. Throws if gzip is broken. */
export function decodeText(bytes: Buffer): string {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    return decodeText(gunzipSync(bytes, { maxOutputLength: mostBytes }));
  }
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isWide ? 'utf-16le' : 'utf-8').decode(bytes);
}
