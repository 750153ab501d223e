import { resolve } from 'node:path';
import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { SlowFirst } from './test/slowFirst.ts';

/** Folders whose tests leave the globals and the process as they found them. */
const units = [
  'actions',
  'aws',
  'checks',
  'cloudwatch',
  'config',
  'deployment',
  'doctor',
  'lib',
  'model',
  'rehearsal',
  'reporters',
  'sns',
  'target',
  'template',
  'tryOut',
].map((folder) => `test/${folder}/**/*.test.ts`);

const config: ViteUserConfig = defineConfig({
  test: {
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
    sequence: { sequencer: SlowFirst },
    projects: [
      {
        extends: true,
        test: { name: 'processes', include: ['test/**/*.test.ts'], exclude: units },
      },
      // A process for each of these files would cost more than its tests.
      { extends: true, test: { name: 'units', include: units, isolate: false } },
    ],
  },
});

export default config;
