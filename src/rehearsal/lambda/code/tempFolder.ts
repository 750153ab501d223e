import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where a stand-in writes files; created on first use. */
export interface TempFolder {
  path(): string;
  /** Creates a new, empty folder in it. */
  add(name: string): string;
  remove(): Promise<void>;
}

export function createTempFolder(): TempFolder {
  let root: string | undefined;
  const path = (): string => (root ??= mkdtempSync(join(tmpdir(), 'allow-traffic-')));
  return {
    path,
    add: (name) => mkdtempSync(join(path(), `${name}-`)),
    async remove() {
      if (root !== undefined) await rm(root, { recursive: true, force: true });
      root = undefined;
    },
  };
}
