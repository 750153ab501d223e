import { Number } from './primordials.ts';

/** The oldest Node.js on which everything works: `engines` in package.json. npm warns of an older one, no more. */
export const oldestNode = '22.18';

/** Whether a version, such as `22.17.1`, is older than that. */
export function isOlderNode(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode.split('.').map(Number);
  return major < oldestMajor || (major === oldestMajor && minor < oldestMinor);
}
