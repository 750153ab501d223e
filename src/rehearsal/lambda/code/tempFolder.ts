import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The one place where a stand-in puts files; nothing is made before something is needed. */
export interface TempFolder {
  path(): string;
  /** A new empty folder within. */
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
