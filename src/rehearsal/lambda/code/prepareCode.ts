import { createHash } from 'node:crypto';
import { cp, stat } from 'node:fs/promises';
import type { Stats } from 'node:fs';
import { AwsError } from '../../http/awsError.ts';
import { folderDigest, zipDigest, type CodeDigest } from './codeDigest.ts';
import type { TempFolder } from './tempFolder.ts';
import { unpackZip } from './unpackZip.ts';

/** Code on disk, unpacked and ready to run. */
export interface PreparedCode extends CodeDigest {
  /** The folder or zip that was given. */
  codeUri: string;
  /** `LAMBDA_TASK_ROOT`. */
  taskRoot: string;
  /** The folder that stands for `/opt`; undefined if there are no layers. */
  optRoot: string | undefined;
  layers: string[];
}

async function statOf(path: string, what: string): Promise<Stats> {
  try {
    return await stat(path);
  } catch {
    throw new AwsError(
      'InvalidParameterValueException',
      `${what} ${path} does not exist; expected a folder or a zip`,
    );
  }
}

/** One folder is used in place; several layers are merged, and the last one wins. */
async function prepareLayers(layers: string[], temp: TempFolder): Promise<string | undefined> {
  const [only, ...others] = layers;
  if (only === undefined) return undefined;
  if (others.length === 0 && (await statOf(only, 'layer')).isDirectory()) return only;
  const optRoot = temp.add('opt');
  for (const [index, layer] of layers.entries()) {
    if ((await statOf(layer, 'layer')).isDirectory()) {
      await cp(layer, optRoot, { recursive: true, force: true });
    } else {
      const folder = temp.add(`layer${index}`);
      await unpackZip(layer, folder);
      await cp(folder, optRoot, { recursive: true, force: true, verbatimSymlinks: true });
    }
  }
  return optRoot;
}

/** Throws AwsError `InvalidParameterValueException` if a path is missing or cannot be unpacked. */
export async function prepareCode(
  { codeUri, layers = [] }: { codeUri: string; layers?: string[] },
  temp: TempFolder,
): Promise<PreparedCode> {
  const optRoot = await prepareLayers(layers, temp);
  if ((await statOf(codeUri, 'codeUri')).isDirectory()) {
    return { codeUri, taskRoot: codeUri, optRoot, layers, ...(await folderDigest(codeUri)) };
  }
  const taskRoot = temp.add('code');
  await unpackZip(codeUri, taskRoot);
  return { codeUri, taskRoot, optRoot, layers, ...(await zipDigest(codeUri)) };
}

/** An image is in Docker: only its name is known here. */
export const prepareImage = (imageUri: string, temp: TempFolder): PreparedCode => ({
  codeUri: '',
  taskRoot: temp.add('image'),
  optRoot: undefined,
  layers: [],
  sha256: createHash('sha256').update(imageUri).digest('base64'),
  size: 0,
});
