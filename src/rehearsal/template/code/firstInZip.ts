import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { openPromise, type ZipFile } from 'yauzl';

/** A module, and the name of its file as messages show it. */
export interface ModuleText {
  name: string;
  text: string;
}

/** The first of these files that a zip has; `unreadable` if it is not a zip. */
export async function firstInZip(
  path: string,
  names: readonly string[],
): Promise<ModuleText | 'unreadable' | undefined> {
  let zip: ZipFile | undefined;
  try {
    zip = await openPromise(path, { autoClose: false });
    const found = new Map<string, string>();
    for await (const entry of zip.eachEntry()) {
      if (!names.includes(entry.fileName)) continue;
      found.set(entry.fileName, await text(await zip.openReadStreamPromise(entry)));
    }
    const name = names.find((one) => found.has(one));
    return name === undefined ? undefined : { name: join(path, name), text: found.get(name) ?? '' };
  } catch {
    return 'unreadable';
  } finally {
    zip?.close();
  }
}
