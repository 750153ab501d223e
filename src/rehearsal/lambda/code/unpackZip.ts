import { createWriteStream } from 'node:fs';
import { mkdir, realpath, symlink } from 'node:fs/promises';
import { dirname, join, posix, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { text } from 'node:stream/consumers';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { AwsError } from '../../http/awsError.ts';

/** Lambda's quota for code and layers, unzipped. */
const UNZIPPED_BYTES = 262_144_000;

const FILE_TYPE = 0o170000;
const SYMBOLIC_LINK = 0o120000;

const unixMode = (entry: Entry): number => entry.externalFileAttributes >>> 16;

const isWithin = (root: string, path: string): boolean =>
  path === root || path.startsWith(root + sep);

/** The path of an entry; checks that its folder is inside `root` even if the zip has links. */
async function destination(root: string, entry: Entry): Promise<string> {
  const path = join(root, entry.fileName);
  const folder = entry.fileName.endsWith('/') ? path : dirname(path);
  await mkdir(folder, { recursive: true });
  if (!isWithin(root, await realpath(folder)))
    throw new Error(`${entry.fileName} leads outside the folder`);
  return path;
}

/** Only a normalized relative target is allowed: any other could lead outside `root`. */
async function link(root: string, path: string, target: string): Promise<void> {
  const from = await realpath(dirname(path));
  const isPlain = !posix.isAbsolute(target) && posix.normalize(target) === target;
  if (!isPlain || !isWithin(root, join(from, target))) {
    throw new Error(`the link ${path.slice(root.length + 1)} leads outside, to ${target}`);
  }
  await symlink(target, path);
}

async function unpackEntry(zip: ZipFile, entry: Entry, root: string): Promise<void> {
  const path = await destination(root, entry);
  if (entry.fileName.endsWith('/')) return;
  const content = await zip.openReadStreamPromise(entry);
  const mode = unixMode(entry);
  if ((mode & FILE_TYPE) === SYMBOLIC_LINK) {
    await link(root, path, await text(content));
    return;
  }
  const permissions = (mode & 0o777) | 0o600;
  await pipeline(content, createWriteStream(path, { mode: permissions, flags: 'wx' }));
}

async function unpackAll(zip: ZipFile, root: string): Promise<void> {
  let size = 0;
  for await (const entry of zip.eachEntry()) {
    size += entry.uncompressedSize;
    if (size > UNZIPPED_BYTES) {
      throw new Error(`unzipped size must be smaller than ${UNZIPPED_BYTES} bytes`);
    }
    await unpackEntry(zip, entry, root);
  }
}

/** Throws AwsError `InvalidParameterValueException` if the file is not a valid zip. */
export async function unpackZip(file: string, folder: string): Promise<void> {
  const root = await realpath(folder);
  let zip: ZipFile | undefined;
  try {
    zip = await openPromise(file, { autoClose: false });
    await unpackAll(zip, root);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AwsError(
      'InvalidParameterValueException',
      `Could not unzip ${file}: ${reason}; expected a zip archive of code`,
    );
  } finally {
    zip?.close();
  }
}
