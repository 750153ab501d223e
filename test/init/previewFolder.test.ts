import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { writeFiles } from '../../scripts/check/packed/writeFiles.ts';
import type { InitPlan } from '../../src/init/initPlan.ts';
import { previewFolder } from '../../src/init/previewFolder.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'allow-traffic-workspace-')));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('finds the packages that a workspace has above the project', () => {
  writeFiles(folder, {
    'node_modules/zod/index.js': '',
    'packed/index.js': '',
    'services/orders/template.yaml': '',
  });
  const plan: InitPlan = {
    root: join(folder, 'services/orders'),
    files: [{ path: 'hooks/before.mjs', before: undefined, after: '' }],
    hooksFolder: 'hooks',
    summary: '',
    next: [],
  };
  const preview = previewFolder(plan, join(folder, 'packed'));
  try {
    const { resolve } = createRequire(join(preview.path, 'hooks/before.mjs'));
    expect(resolve('zod')).toBe(join(folder, 'node_modules/zod/index.js'));
    expect(resolve('allow-traffic')).toBe(join(folder, 'packed/index.js'));
  } finally {
    preview.remove();
  }
});
