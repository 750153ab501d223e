import { findLaunch } from '../../../../src/rehearsal/lambda/launch/findLaunch.ts';
import type { Machine } from '../../../../src/rehearsal/lambda/launch/machine.ts';
import type {
  LaunchRequest,
  RuntimeLaunch,
} from '../../../../src/rehearsal/lambda/launch/runtimeLaunch.ts';
import type { FunctionCode } from '../../../../src/rehearsal/lambda/lambdaStandIn.ts';
import { resolveConfig } from '../../../../src/rehearsal/lambda/state/resolveConfig.ts';

export interface FakeMachine extends Partial<
  Pick<Machine, 'env' | 'platform' | 'arch' | 'nodeVersion'>
> {
  /** The files that exist, with their first bytes. */
  files?: Record<string, string | Buffer>;
  notExecutable?: string[];
  /** What programs print; those that are missing cannot be started. */
  programs?: Record<string, string>;
}

/** A machine with only these files and programs. Its working directory is `/work`. */
export function fakeMachine(fake: FakeMachine): Machine {
  const { files = {}, notExecutable = [], programs = {}, ...rest } = fake;
  return {
    env: {},
    platform: 'linux',
    arch: 'x64',
    nodeVersion: '24.0.0',
    ...rest,
    folder: '/work',
    isFile: (path) => path in files,
    isExecutable: (path) => path in files && !notExecutable.includes(path),
    list: (folder) => {
      const below = Object.keys(files).filter((path) => path.startsWith(`${folder}/`));
      const names = below.map((path) => path.slice(folder.length + 1).split('/')[0] ?? '');
      return [...new Set(names)].sort();
    },
    head: (path, bytes) => Buffer.from(files[path] ?? '').subarray(0, bytes),
    run: (program) => Promise.resolve(programs[program]),
  };
}

/** How a function of `/repo/code` starts on such a machine. */
export function launchOn(
  fake: FakeMachine,
  { optRoot, ...code }: Partial<FunctionCode> & Pick<Partial<LaunchRequest>, 'optRoot'>,
): Promise<RuntimeLaunch> {
  const taskRoot = '/repo/code';
  const config = resolveConfig({ codeUri: taskRoot, handler: 'app.handler', ...code });
  return findLaunch({ config, codeUri: taskRoot, taskRoot, optRoot }, fakeMachine(fake));
}

/** What Python prints when it is asked for itself. */
export const pythonSays = (executable: string, hasClient: boolean): string =>
  [executable, '3.12', hasClient ? 'True' : 'False', ''].join('\n');
