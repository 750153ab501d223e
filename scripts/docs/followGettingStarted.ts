import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { scan, type CodeBlock, type Document } from './markdown.ts';

const root = resolve(import.meta.dirname, '../..');

function write(folder: string, blocks: readonly CodeBlock[]): void {
  for (const { file, text } of blocks) {
    if (file === undefined) continue;
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `${text}\n`);
  }
}

function rehearse(folder: string): { status: number | null; said: string } {
  const cli = resolve(root, 'dist/cli.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'rehearse'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
}

/**
 * Does what the document says: with its files the deployment is stopped for the reason that it
 * names, and with version 1's code in version 2 it succeeds.
 */
export function gettingStartedMistakes({ path, text }: Document): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'allow-traffic-docs-'));
  try {
    const { blocks } = scan(text);
    write(folder, blocks);
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(root, join(folder, 'node_modules/allow-traffic'));
    const stopped = rehearse(folder);
    const good = blocks.find(({ file }) => file === 'v1/index.mjs');
    write(folder, good ? [{ ...good, file: 'v2/index.mjs' }] : []);
    const deployed = rehearse(folder);
    return [
      ...(stopped.status === 1 && stopped.said.includes('orders have items')
        ? []
        : [`${path}: the bad version was not stopped: ${stopped.said}`]),
      ...(deployed.status === 0
        ? []
        : [`${path}: the good version was not deployed: ${deployed.said}`]),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
