import { delimiter, join } from 'node:path';
import type { VersionConfig } from '../state/versionConfig.ts';

/** The folders that stand for Lambda's. */
interface Roots {
  /** Stands for `/var/task`. */
  taskRoot: string;
  /** Stands for `/opt`; undefined if the function has no layers. */
  optRoot: string | undefined;
}

/** Maps a path under `/opt` to the layers: the machine's own `/opt` is never used. */
export function underOpt(path: string, optRoot: string | undefined): string {
  if (optRoot === undefined || !(path === '/opt' || path.startsWith('/opt/'))) return path;
  return join(optRoot, path.slice('/opt'.length));
}

/** The variables that Lambda sets to lists of folders, and that a function may replace. */
export const searchPaths: readonly string[] = [
  ...['PATH', 'LD_LIBRARY_PATH', 'PYTHONPATH', 'GEM_PATH', 'RUBYLIB', 'CLASSPATH'],
];

/** The folders of a list on this machine. */
export function localPaths(paths: string, { taskRoot, optRoot }: Roots): string {
  const local = (path: string): string =>
    /^\/var\/task(\/|$)/.test(path)
      ? join(taskRoot, path.slice('/var/task'.length))
      : underOpt(path, optRoot);
  return paths.split(delimiter).map(local).join(delimiter);
}

/**
 * Adds what Lambda has on its own paths for every runtime: the programs of the layers, and the
 * libraries of the code and of the layers.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/packaging-layers.html
 */
export function withLayers(
  inherited: Readonly<Record<string, string>>,
  { taskRoot, optRoot }: Roots,
): Record<string, string> {
  const { PATH, LD_LIBRARY_PATH } = inherited;
  const ofLayers = (folder: string): string[] =>
    optRoot === undefined ? [] : [join(optRoot, folder)];
  const list = (first: string | undefined, paths: string[]): string =>
    [...(first ? [first] : []), ...paths].join(delimiter);
  return {
    ...inherited,
    PATH: list(PATH, ofLayers('bin')),
    LD_LIBRARY_PATH: list(LD_LIBRARY_PATH, [taskRoot, join(taskRoot, 'lib'), ...ofLayers('lib')]),
  };
}

const RUNTIME_MODULES = '/var/runtime/node_modules';

/**
 * As on Lambda: the layers' packages for this Node.js version, the other ones, the runtime's SDK,
 * the code's folder. A `NODE_PATH` of the function's own replaces all of it.
 */
export function nodePath({
  config,
  optRoot,
  taskRoot,
  sdkFolder,
}: Roots & { config: VersionConfig; sdkFolder: string | undefined }): string {
  const major = /^nodejs(\d+)/.exec(config.runtime)?.[1] ?? '24';
  const layers = [`/opt/nodejs/node${major}/node_modules`, '/opt/nodejs/node_modules'];
  const paths = config.environment['NODE_PATH']?.split(':') ?? [
    ...(optRoot === undefined ? [] : layers),
    RUNTIME_MODULES,
    taskRoot,
  ];
  return paths
    .map((path) => (path === RUNTIME_MODULES ? sdkFolder : underOpt(path, optRoot)))
    .filter((path) => path !== undefined)
    .join(delimiter);
}
