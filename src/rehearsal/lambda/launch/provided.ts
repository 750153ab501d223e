import { join } from 'node:path';
import type { Machine } from './machine.ts';
import type { LaunchRequest, RuntimeLaunch } from './runtimeLaunch.ts';

/** Starts the program `bootstrap` of the code or of a layer, as Lambda does. */
export function launchProvided(
  { config, taskRoot, optRoot }: LaunchRequest,
  machine: Machine,
): RuntimeLaunch {
  const places = [taskRoot, ...(optRoot === undefined ? [] : [optRoot])];
  const found = places
    .map((place) => join(place, 'bootstrap'))
    .find((path) => machine.isFile(path));
  if (found === undefined) {
    const where = optRoot === undefined ? taskRoot : `${taskRoot} and in the layers`;
    const problem = `the runtime ${config.runtime} starts a program called bootstrap, and there is none in ${where}; build it, for example: sam build`;
    return { command: [join(taskRoot, 'bootstrap')], variables: {}, problem };
  }
  const problem = bootstrapProblem(found, machine);
  return { command: [found], variables: {}, ...(problem === undefined ? {} : { problem }) };
}

/** Why a program cannot run here: a sentence. */
function bootstrapProblem(path: string, machine: Machine): string | undefined {
  if (!machine.isExecutable(path)) {
    return `${path} is not executable, which Lambda refuses too; make it so: chmod +x ${path}`;
  }
  const built = linuxProgram(machine.head(path, 20));
  if (built === undefined) return undefined;
  const { platform, arch } = machine;
  if (platform === 'linux' && built === arch) return undefined;
  const goArch = arch === 'x64' ? 'amd64' : arch;
  return `${path} is a program for Linux on ${built}, and this machine is ${platform} on ${arch}; build it for this machine, for example: GOOS=${platform} GOARCH=${goArch} go build -o ${path}`;
}

/** Of the ELF format: its machine, at byte 18. */
const MACHINES: Readonly<Record<number, string>> = { 0x3e: 'x64', 0xb7: 'arm64' };

/** What a program of the ELF format is built for, in the words of Node.js; undefined for any other file. */
function linuxProgram(head: Buffer): string | undefined {
  if (head.length < 20 || head.subarray(0, 4).toString('latin1') !== '\x7fELF') return undefined;
  return MACHINES[head.readUInt16LE(18)] ?? 'another processor';
}
