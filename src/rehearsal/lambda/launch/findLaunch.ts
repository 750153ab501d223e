import { launchDotnet } from './dotnet.ts';
import { launchImage } from './image.ts';
import { launchJava } from './java.ts';
import type { Machine } from './machine.ts';
import { launchNodejs } from './nodejs.ts';
import { launchProvided } from './provided.ts';
import { launchPython } from './python.ts';
import { launchRuby } from './ruby.ts';
import type { FindLaunch, LaunchRequest, RuntimeLaunch } from './runtimeLaunch.ts';
import { runtimeFamily, type RuntimeFamily } from './runtimeName.ts';

const families: Readonly<Record<RuntimeFamily, FindLaunch>> = {
  nodejs: launchNodejs,
  python: launchPython,
  java: launchJava,
  ruby: launchRuby,
  dotnet: launchDotnet,
  provided: launchProvided,
};

/**
 * How to start a version: its own command, or its runtime on this machine. It is found once, when the
 * version is made, so that a runtime which is not installed is told before anything is deployed.
 */
export async function findLaunch(request: LaunchRequest, machine: Machine): Promise<RuntimeLaunch> {
  const { command = [], imageUri } = request.config;
  if (imageUri !== undefined) return launchImage(imageUri, command, machine);
  const [program, ...programArguments] = command;
  if (program !== undefined) return { command: [program, ...programArguments], variables: {} };
  return families[runtimeFamily(request.config.runtime)](request, machine);
}
