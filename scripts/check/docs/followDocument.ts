import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { scan, type Document } from './markdown.ts';

const root = resolve(import.meta.dirname, '../../..');

const filesOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    scan(text).blocks.flatMap(({ file, text: code }) => (file === undefined ? [] : [[file, code]])),
  );

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
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

/** A document that says which files to write, and what happens then. */
export interface Followed {
  path: string;
  /** Files in addition to the document's own. */
  files: Readonly<Record<string, string>>;
  /** The file of the version being deployed, and a file with good code. */
  deployed: string;
  good: string;
  /** The check that stops the bad version. */
  stoppedBy: string;
}

const answer = (path404: string): string => `export const handler = async ({ path }) => {
  if (path === '/orders/404') ${path404}
  return { statusCode: 200, body: JSON.stringify({ id: 1, items: ['tea'] }) };
};`;

/** The documents that this follows. */
export const followed: readonly Followed[] = [
  {
    path: 'docs/getting-started.md',
    files: {},
    deployed: 'v2/index.mjs',
    good: 'v1/index.mjs',
    stoppedBy: 'orders have items',
  },
  {
    path: 'README.md',
    files: {
      'orders/v1/index.mjs': answer("return { statusCode: 404, body: '{}' };"),
      'orders/v2/index.mjs': answer("throw new Error('no such order');"),
    },
    deployed: 'orders/v2/index.mjs',
    good: 'orders/v1/index.mjs',
    stoppedBy: 'unknown orders do not crash: failed',
  },
];

/**
 * Does what a document says. With the document's files, the named check must stop the deployment. With the
 * good version, the deployment must succeed.
 */
export function followMistakes({ path, text }: Document): string[] {
  const follow = followed.find((one) => one.path === path);
  if (!follow) return [];
  const folder = mkdtempSync(join(tmpdir(), 'allow-traffic-docs-'));
  try {
    const files = { ...filesOf(text), ...follow.files };
    write(folder, files);
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(root, join(folder, 'node_modules/allow-traffic'));
    const stopped = rehearse(folder);
    write(folder, { [follow.deployed]: files[follow.good] ?? '' });
    const deployed = rehearse(folder);
    return [
      ...(stopped.status === 1 && stopped.said.includes(follow.stoppedBy)
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
