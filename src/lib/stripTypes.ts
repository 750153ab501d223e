import { Number, process } from './primordials.ts';

/** The arguments with which this Node.js runs TypeScript: before 22.18 it strips types only with a flag. */
export function stripTypes(): string[] {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major !== 22 || minor >= 18) return [];
  return ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];
}
