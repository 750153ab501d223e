import { createRequire } from 'node:module';
import { sep } from 'node:path';

/**
 * The `node_modules` with the SDK clients that this package brings. Lambda's Node.js runtimes
 * bring the SDK too: code that leaves it out of its zip must find it here as there.
 */
export function sdkFolder(): string | undefined {
  const folder = `${sep}node_modules${sep}`;
  try {
    const path = createRequire(import.meta.url).resolve('@aws-sdk/client-lambda');
    return path.slice(0, path.lastIndexOf(`${folder}@aws-sdk`) + folder.length - 1);
  } catch {
    return undefined;
  }
}
