import { defineConfig, type ViteUserConfig } from 'vitest/config';

const config: ViteUserConfig = defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    typecheck: { enabled: false },
    // Flow tests start real processes on shared machines: generous bounds, never a retry.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    retry: 0,
  },
});

export default config;
