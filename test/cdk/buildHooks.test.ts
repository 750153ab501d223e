import { expect, it } from 'vitest';
import { buildHooks } from '../../src/cdk/buildHooks.ts';

it.each(['20.20.2', '22.17.1'])('says that Node.js %s is too old to build hooks', (version) => {
  expect(buildHooks({ folder: 'none', hooks: [], environment: {} }, version)).toEqual({
    error: `the hooks cannot be built: allow-traffic needs Node.js 22.18 or newer; this is ${version}`,
  });
});
