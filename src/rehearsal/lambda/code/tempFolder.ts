import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where a stand-in writes files; created on first use. */
export interface TempFolder {
  path(): string;
  /** Creates a new, empty folder in it. */
  add(name: string): string;
  /** Runs before the files are removed. */
  beforeRemove(clean: () => Promise<void>): void;
  remove(): Promise<void>;
}

export function createTempFolder(): TempFolder {
  let root: string | undefined;
  const cleanUps: (() => Promise<void>)[] = [];
  const path = (): string => (root ??= mkdtempSync(join(tmpdir(), 'allow-traffic-')));
  return {
    path,
    add: (name) => mkdtempSync(join(path(), `${name}-`)),
    beforeRemove: (clean) => {
      cleanUps.push(clean);
    },
    async remove() {
      for (const clean of cleanUps.splice(0)) await clean();
      if (root !== undefined) await rm(root, { recursive: true, force: true });
      root = undefined;
    },
  };
}
