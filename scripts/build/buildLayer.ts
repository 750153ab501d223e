/**
 * Writes dist/allow-traffic-layer.zip, and its unpacked content as dist/layer. The same sources always give
 * the same bytes. Needs what `npm run build` writes.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { privatePackage } from './layer/privatePackage.ts';
import { readyHandlers } from './layer/readyHandlers.ts';
import { writeZip } from './layer/writeZip.ts';
import { thirdPartyNotices } from './thirdPartyNotices.ts';

const zip = 'dist/allow-traffic-layer.zip';
const unpacked = 'dist/layer';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const parts = await Promise.all([readyHandlers(version), privatePackage(version)]);
const notices = thirdPartyNotices(parts.flatMap(({ inputs }) => inputs));
const files = [
  ...parts.flatMap((part) => part.files),
  { path: 'nodejs/node_modules/allow-traffic/THIRD-PARTY-NOTICES.txt', contents: notices },
];
rmSync(unpacked, { recursive: true, force: true });
for (const { path, contents } of files) {
  const file = join(unpacked, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, contents);
}
await writeZip(files, zip);
const sha256 = createHash('sha256').update(readFileSync(zip)).digest('hex');
console.log(`${zip} ${readFileSync(zip).length} bytes, sha256 ${sha256}`);
