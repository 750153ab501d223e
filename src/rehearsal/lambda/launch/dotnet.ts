import { join } from 'node:path';
import { latestVersion } from './latestVersion.ts';
import type { Machine } from './machine.ts';
import { notInstalled } from './notInstalled.ts';
import type { FindLaunch, LaunchRequest, RuntimeLaunch } from './runtimeLaunch.ts';

/** Starts an executable assembly, or a class library under AWS's runtime support, as Lambda does. */
export const launchDotnet: FindLaunch = async (request, machine) => {
  const { config, taskRoot } = request;
  const { runtime, handler = '' } = config;
  const { DOTNET_ROOT } = machine.env;
  const dotnet = DOTNET_ROOT ? join(DOTNET_ROOT, 'dotnet') : 'dotnet';
  if ((await machine.run(dotnet, ['--list-runtimes'])) === undefined) {
    const version = `${runtime.replace('dotnet', '')}.0`;
    throw notInstalled(
      `the runtime ${runtime} needs .NET, and there is no dotnet on the PATH; install it: ` +
        (machine.platform === 'darwin'
          ? 'brew install dotnet'
          : `apt-get install dotnet-sdk-${version}`),
    );
  }
  if (handler.includes(':')) return launchLibrary(request, dotnet, machine);
  const assembly = join(taskRoot, handler.endsWith('.dll') ? handler : `${handler}.dll`);
  const problem = machine.isFile(assembly)
    ? {}
    : {
        problem: `there is no ${assembly}, the executable assembly of the handler; build it, for example: sam build`,
      };
  return { command: [dotnet, 'exec', assembly], variables: {}, ...problem };
};

function launchLibrary(
  { config, taskRoot }: LaunchRequest,
  dotnet: string,
  machine: Machine,
): RuntimeLaunch {
  const { runtime, handler = '' } = config;
  const support = runtimeSupport(runtime, machine);
  const [assembly = ''] = handler.split(':');
  const names = machine.list(taskRoot);
  const beside = (suffix: string): string | undefined =>
    [`${assembly}${suffix}`, ...names.filter((name) => name.endsWith(suffix))].find((name) =>
      machine.isFile(join(taskRoot, name)),
    );
  const [deps, settings] = [beside('.deps.json'), beside('.runtimeconfig.json')];
  const missing = `${assembly}${deps === undefined ? '.deps.json' : '.runtimeconfig.json'}`;
  const problem = `there is no ${join(taskRoot, missing)}, which the .NET build writes; build it, for example: sam build`;
  return {
    command: [
      ...([dotnet, 'exec'] as const),
      ...['--depsfile', join(taskRoot, deps ?? '')],
      ...['--runtimeconfig', join(taskRoot, settings ?? '')],
      ...[support, handler],
    ],
    variables: {},
    ...(deps === undefined || settings === undefined ? { problem } : {}),
  };
}

/** AWS publishes the program that runs class libraries as a part of its test tool. */
function runtimeSupport(runtime: string, machine: Machine): string {
  const tool = 'amazon.lambda.testtool';
  const store = join(machine.env['HOME'] ?? '', '.dotnet', 'tools', '.store', tool);
  const version = latestVersion(machine.list(store)) ?? '';
  const folder = join(store, version, tool, version, 'content', 'Amazon.Lambda.RuntimeSupport');
  const framework = `net${runtime.replace('dotnet', '')}.0`;
  const found = ['Amazon.Lambda.RuntimeSupport.TestTool.dll', 'Amazon.Lambda.RuntimeSupport.dll']
    .map((name) => join(folder, framework, name))
    .find((path) => machine.isFile(path));
  if (found !== undefined) return found;
  throw notInstalled(
    `the runtime ${runtime} needs AWS's runtime support for class libraries, which is a part of its test tool; install it: dotnet tool install -g Amazon.Lambda.TestTool`,
  );
}
