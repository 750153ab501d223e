import type { Machine } from './machine.ts';
import { notInstalled } from './notInstalled.ts';
import type { RuntimeLaunch } from './runtimeLaunch.ts';

/** Starts a container image by Docker, which must have it. */
export async function launchImage(
  image: string,
  given: readonly string[],
  machine: Machine,
): Promise<RuntimeLaunch> {
  if ((await machine.run('docker', ['info'])) === undefined) {
    const install =
      machine.platform === 'darwin' ? 'brew install --cask docker' : 'apt-get install docker.io';
    throw notInstalled(
      `the container image ${image} needs Docker, and 'docker info' has no answer; start Docker, or install it: ${install}`,
    );
  }
  if ((await machine.run('docker', ['image', 'inspect', image])) === undefined) {
    throw notInstalled(
      `Docker does not have the container image ${image}; build it, or fetch it: docker pull ${image}`,
    );
  }
  return { command: ['docker'], variables: {}, image: { name: image, arguments: [...given] } };
}
