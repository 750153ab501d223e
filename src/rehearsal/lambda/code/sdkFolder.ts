import { createRequire } from 'node:module';
import { sep } from 'node:path';

/**
 * The `node_modules` with this package's SDK clients. Lambda's Node.js runtimes include the SDK, so
 * that code which leaves it out of its zip must find it here too.
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
