import { resolve } from 'node:path';
import { defineConfig, type ViteUserConfig } from 'vitest/config';

const config: ViteUserConfig = defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    typecheck: { enabled: false },
    globalSetup: ['scripts/build/buildBootstrap.ts'],
    // Flow tests start real processes on shared machines: the limits are generous, and nothing is retried.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    retry: 0,
    // The programs that the tests start compile the same sources again and again.
    env: { NODE_COMPILE_CACHE: resolve('node_modules/.cache/node-compile') },
    // Two files at a time, because the tests are meant for two cores.
    maxWorkers: 2,
  },
});

export default config;
