import { fileURLToPath } from 'node:url';
import { isOlderNode, oldestNode } from '../../../lib/oldestNode.ts';
import type { Machine } from './machine.ts';
import { notInstalled } from './notInstalled.ts';
import type { LaunchRequest, RuntimeLaunch } from './runtimeLaunch.ts';

/**
 * Built, also if this code runs as source: each function starts it, and stripping its types would take
 * longer than the rest of a cold start.
 */
const bootstrap = fileURLToPath(
  new URL(
    import.meta.url.endsWith('.ts') ? '../../../../dist/bootstrap.js' : './bootstrap.js',
    import.meta.url,
  ),
);

/** On Lambda, nodejs22.x can neither require ES modules nor detect a file's module system. */
const NODEJS22 = ['--no-experimental-require-module', '--no-experimental-detect-module'];

/** The heap's share of the memory, as the `bootstrap` script of Lambda's Node.js images sets it. */
function heap(memorySizeMb: number): string[] {
  const share = (percent: number): number => Math.floor((memorySizeMb * percent) / 100);
  return [`--max-semi-space-size=${share(5)}`, `--max-old-space-size=${share(90)}`];
}

/** This Node.js, with the runtime that this package brings. */
export function launchNodejs({ config }: LaunchRequest, { nodeVersion }: Machine): RuntimeLaunch {
  if (isOlderNode(nodeVersion)) {
    throw notInstalled(
      `the runtime ${config.runtime} needs Node.js ${oldestNode} or newer here, and this is ${nodeVersion}; run the rehearsal with a newer Node.js`,
    );
  }
  const flags = config.runtime === 'nodejs22.x' ? NODEJS22 : [];
  return {
    command: [process.execPath, ...heap(config.memorySizeMb), ...flags, bootstrap],
    variables: {},
  };
}
