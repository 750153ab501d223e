/** Bundles the function and the hooks of ../sam/code, each into a folder that Terraform zips. */
import { build } from 'esbuild';

const code = new URL('../sam/code/', import.meta.url).pathname;
const entries = {
  orders: 'orders/index.ts',
  before: 'hooks/before.ts',
  after: 'hooks/after.ts',
  failedDelivery: 'hooks/failedDelivery.ts',
};

await Promise.all(
  Object.entries(entries).map(([name, file]) =>
    build({
      entryPoints: [code + file],
      outfile: `dist/${name}/index.js`,
      bundle: true,
      platform: 'node',
      target: 'node22',
      // The Lambda runtime has the SDK.
      external: ['@aws-sdk/*'],
    }),
  ),
);
