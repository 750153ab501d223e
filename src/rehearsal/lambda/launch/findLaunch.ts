import { launchDotnet } from './dotnet.ts';
import { launchJava } from './java.ts';
import { launchNodejs } from './nodejs.ts';
import { launchProvided } from './provided.ts';
import { launchPython } from './python.ts';
import { launchRuby } from './ruby.ts';
import type { FindLaunch } from './runtimeLaunch.ts';
import { runtimeFamily, type RuntimeFamily } from './runtimeName.ts';

const families: Readonly<Record<RuntimeFamily, FindLaunch>> = {
  nodejs: async (request) => launchNodejs(request),
  python: launchPython,
  java: launchJava,
  ruby: launchRuby,
  dotnet: launchDotnet,
  provided: async (request, machine) => launchProvided(request, machine),
};

/**
 * How to start a version: its own command, or its runtime on this machine. It is found once, when the
 * version is made, so that a runtime which is not installed is told before anything is deployed.
 */
export const findLaunch: FindLaunch = async (request, machine) => {
  const [program, ...programArguments] = request.config.command ?? [];
  if (program !== undefined) return { command: [program, ...programArguments], variables: {} };
  return families[runtimeFamily(request.config.runtime)](request, machine);
};
