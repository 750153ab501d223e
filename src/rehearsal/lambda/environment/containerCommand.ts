import type { VersionConfig } from '../state/versionConfig.ts';

/** What stands in the environment of a process, and an image has for itself. */
const OF_THE_IMAGE: readonly string[] = [
  ...['PATH', 'HOME', 'TMPDIR', 'SystemRoot', 'VIRTUAL_ENV', 'LD_LIBRARY_PATH'],
  ...['LAMBDA_TASK_ROOT', 'LAMBDA_RUNTIME_DIR', 'NODE_OPTIONS', 'NODE_PATH', '_ALLOW_TRAFFIC_SDK'],
];

/**
 * The command of one execution environment in a container. It shares the machine's network, because
 * the Runtime API and the stand-in listen on loopback.
 */
export function containerCommand(
  image: { name: string; arguments: string[] },
  container: string,
  { environment, memorySizeMb }: VersionConfig,
  variables: Readonly<Record<string, string>>,
): [string, ...string[]] {
  const own = Object.entries(variables).filter(([name]) => !OF_THE_IMAGE.includes(name));
  const given = Object.entries(environment).filter(([name]) => OF_THE_IMAGE.includes(name));
  return [
    ...(['docker', 'run', '--rm', '--name', container, '--network', 'host'] as const),
    ...['--memory', `${memorySizeMb}m`],
    ...[...own, ...given].flatMap(([name, value]) => ['--env', `${name}=${value}`]),
    image.name,
    ...image.arguments,
  ];
}
