/** Bundles the function and the hooks of ../sam/code, each into dist/NAME.zip. A hook gets the isolated entry beside it. */
import { build } from 'esbuild';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pipeline } from 'node:stream/promises';
import { preset } from 'allow-traffic/esbuild';
import { ZipFile } from 'yazl';

const code = new URL('../sam/code/', import.meta.url).pathname;
const entries = {
  orders: 'orders/index.ts',
  before: 'hooks/before.ts',
  after: 'hooks/after.ts',
};

const isolatedEntry = readFileSync(createRequire(import.meta.url).resolve('allow-traffic/isolate'));

async function bundle(file) {
  const { outputFiles } = await build({
    ...preset,
    entryPoints: [code + file],
    // The packages of this folder, because the sources are in another one.
    nodePaths: ['node_modules'],
    outfile: 'index.cjs',
    write: false,
  });
  return Buffer.from(outputFiles[0].contents);
}

// The same time always: a zip that differs would be another version of the function.
const options = { mtime: new Date(2026, 0, 1), mode: 0o100644 };

mkdirSync('dist', { recursive: true });
await Promise.all(
  Object.entries(entries).map(async ([name, file]) => {
    const zip = new ZipFile();
    zip.addBuffer(await bundle(file), 'index.cjs', options);
    if (file.startsWith('hooks/')) {
      zip.addBuffer(isolatedEntry, 'node_modules/allow-traffic/dist/isolate.cjs', options);
    }
    zip.end();
    await pipeline(zip.outputStream, createWriteStream(`dist/${name}.zip`));
  }),
);
