import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { InitPlan } from './initPlan.ts';

/** A folder that looks like the project after a plan was carried out. */
export interface PreviewFolder {
  readonly path: string;
  readonly remove: () => void;
}

/** What belongs to the project as it was. */
const leftOut = new Set(['.git', '.aws-sam']);

/**
 * Links to everything in the project and to the packages of its workspace, beside the files of a plan and, if the hooks
 * are not installed yet, this package.
 * Nothing of the project is written to.
 */
export function previewFolder(plan: InitPlan, packageFolder: string): PreviewFolder {
  const path = mkdtempSync(join(tmpdir(), 'allow-traffic-preview-'));
  const remove = (): void => rmSync(path, { recursive: true, force: true });
  try {
    const root = resolve(plan.root);
    const { hooksFolder } = plan;
    const own = hooksFolder === undefined ? [] : [join(hooksFolder, 'package.json')];
    const files = new Map(plan.files.map((file) => [file.path, file.after]));
    mirror(root, path, '', [...files.keys(), ...own], new Set(files.keys()));
    for (const [file, text] of files) {
      mkdirSync(dirname(join(path, file)), { recursive: true });
      writeFileSync(join(path, file), text);
    }
    const hoisted = modulesAbove(root);
    if (hoisted !== undefined) symlinkSync(hoisted, join(path, 'node_modules'));
    if (hooksFolder !== undefined && !isInstalled({ ...plan, root: path })) {
      const modules = join(path, hooksFolder, 'node_modules');
      mkdirSync(modules, { recursive: true });
      symlinkSync(packageFolder, join(modules, 'allow-traffic'));
    }
    return { path, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

/** The packages of a workspace's root. The copy is elsewhere, so Node.js would not find them. */
function modulesAbove(root: string): string | undefined {
  if (existsSync(join(root, 'node_modules'))) return undefined;
  for (let folder = dirname(root); folder !== dirname(folder); folder = dirname(folder)) {
    const modules = join(folder, 'node_modules');
    if (existsSync(modules)) return modules;
  }
  return undefined;
}

/** Whether the hooks find this package where they are. */
export function isInstalled({ root, hooksFolder = '' }: InitPlan): boolean {
  try {
    createRequire(resolve(root, hooksFolder, 'package.json')).resolve('allow-traffic');
    return true;
  } catch {
    return false;
  }
}

/** Makes the folders that planned files are in, and links to everything else. */
function mirror(
  root: string,
  to: string,
  folder: string,
  paths: readonly string[],
  planned: ReadonlySet<string>,
): void {
  mkdirSync(join(to, folder), { recursive: true });
  if (!existsSync(join(root, folder))) return;
  for (const name of readdirSync(join(root, folder))) {
    const path = join(folder, name);
    if (leftOut.has(name) || planned.has(path)) continue;
    const isAbove = paths.some((one) => one.startsWith(`${path}/`));
    const target = join(root, path);
    if (isAbove) mirror(root, to, path, paths, planned);
    // The runtime asks for the file's own folder, which a link would lead away from.
    else if (folder !== '' && lstatSync(target).isFile()) cpSync(target, join(to, path));
    else symlinkSync(target, join(to, path));
  }
}
