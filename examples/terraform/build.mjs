/** Bundles the function and the hooks of ../sam/code, each into dist/NAME.zip. */
import { build } from 'esbuild';
import { createWriteStream, mkdirSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

const code = new URL('../sam/code/', import.meta.url).pathname;
const entries = {
  orders: 'orders/index.ts',
  before: 'hooks/before.ts',
  after: 'hooks/after.ts',
  failedDelivery: 'hooks/failedDelivery.ts',
};

async function bundle(file) {
  const { outputFiles } = await build({
    entryPoints: [code + file],
    write: false,
    bundle: true,
    platform: 'node',
    target: 'node22',
    // The Lambda runtime has the SDK.
    external: ['@aws-sdk/*'],
  });
  return Buffer.from(outputFiles[0].contents);
}

mkdirSync('dist', { recursive: true });
await Promise.all(
  Object.entries(entries).map(async ([name, file]) => {
    const zip = new ZipFile();
    // The same time always: a zip that differs would be another version of the function.
    zip.addBuffer(await bundle(file), 'index.js', { mtime: new Date(2026, 0, 1), mode: 0o100644 });
    zip.end();
    await pipeline(zip.outputStream, createWriteStream(`dist/${name}.zip`));
  }),
);
