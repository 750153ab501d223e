import type { LambdaContext } from '../lambdaContext.ts';
import { createVersion } from './createVersion.ts';
import type { LambdaFunction } from './functionStore.ts';
import { trackBackground } from './trackBackground.ts';
import type { FunctionVersion, VersionContent } from './functionVersion.ts';

/** Whether two versions have the same code and, but for the description, the same configuration. */
function isSame(one: VersionContent, other: VersionContent): boolean {
  const content = ({ code, config }: VersionContent): string =>
    JSON.stringify({ sha256: code.sha256, config: { ...config, description: '' } });
  return content(one) === content(other);
}

/** Publishes `$LATEST`; the last version again where nothing has changed since. */
export function publish(
  host: LambdaContext,
  fn: LambdaFunction,
  description?: string,
): FunctionVersion {
  const last = fn.versions.get(String(fn.nextVersion - 1));
  if (last !== undefined && isSame(last, fn.latest)) return last;
  const version = String(fn.nextVersion);
  const { code, config } = fn.latest;
  const published = createVersion(host, {
    functionName: fn.name,
    version,
    config: { ...config, description: description ?? config.description },
    code,
  });
  fn.versions.set(version, published);
  fn.nextVersion += 1;
  return published;
}

/** Puts new content in the place of `$LATEST`; what runs the old one finishes. */
export function replaceLatest(
  host: LambdaContext,
  fn: LambdaFunction,
  content: Pick<VersionContent, 'code' | 'config'>,
): FunctionVersion {
  const old = fn.latest;
  fn.latest = createVersion(host, { functionName: fn.name, version: old.version, ...content });
  trackBackground(host, old.pool.retire());
  return fn.latest;
}
