import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { isOlderNode, oldestNode } from '../lib/oldestNode.ts';
import type { BuildAnswer, BuildRequest } from './build/builtHook.ts';

/** The built program, beside this file once this is built too. */
const program = fileURLToPath(
  new URL(
    import.meta.url.endsWith('.ts') ? '../../dist/buildHooks.js' : './buildHooks.js',
    import.meta.url,
  ),
);

/** Bundles hooks and finds out what they need, in a process of its own, because esbuild's plugins take time. */
export function buildHooks(
  request: BuildRequest,
  nodeVersion: string = process.versions.node,
): BuildAnswer {
  if (isOlderNode(nodeVersion)) {
    const needs = `allow-traffic needs Node.js ${oldestNode} or newer; this is ${nodeVersion}`;
    return { error: `the hooks cannot be built: ${needs}` };
  }
  const { stdout, stderr, status, error } = spawnSync(process.execPath, [program], {
    input: JSON.stringify(request),
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error === undefined && status === 0) {
    process.stderr.write(stderr);
    return JSON.parse(stdout) as BuildAnswer;
  }
  const why = error?.message ?? stderr.trim().split('\n')[0] ?? '';
  return { error: `the hooks cannot be built: ${why === '' ? `exit code ${status}` : why}` };
}
