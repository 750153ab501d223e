import { defineConfig, type ViteUserConfig } from 'vitest/config';

const config: ViteUserConfig = defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    typecheck: { enabled: false },
    // Flow tests start real processes on shared machines: generous bounds, never a retry.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    retry: 0,
    // Most of them wait for processes and clocks: on two cores, two files at once.
    maxWorkers: 2,
  },
});

export default config;
