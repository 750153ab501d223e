import type { LambdaContext } from '../lambdaContext.ts';
import { createVersion } from './createVersion.ts';
import type { LambdaFunction } from './functionStore.ts';
import type { FunctionVersion, VersionContent } from './functionVersion.ts';
import { trackBackground } from './trackBackground.ts';

/** Whether two versions have the same code and, apart from descriptions, configuration. */
function isSame(one: VersionContent, other: VersionContent): boolean {
  const content = ({ code, config }: VersionContent): string =>
    JSON.stringify({ sha256: code.sha256, config: { ...config, description: '' } });
  return content(one) === content(other);
}

/** Publishes `$LATEST`; returns the last version if nothing has changed since. */
export function publish(
  context: LambdaContext,
  fn: LambdaFunction,
  description?: string,
): FunctionVersion {
  const last = fn.versions.get(String(fn.nextVersion - 1));
  if (last !== undefined && isSame(last, fn.latest)) return last;
  const version = String(fn.nextVersion);
  const { code, config, launch } = fn.latest;
  const published = createVersion(context, {
    functionName: fn.name,
    version,
    config: { ...config, description: description ?? config.description },
    code,
    launch,
  });
  fn.versions.set(version, published);
  fn.nextVersion += 1;
  return published;
}

/** Replaces the content of `$LATEST`; invocations of the old content finish. */
export function replaceLatest(
  context: LambdaContext,
  fn: LambdaFunction,
  content: Pick<VersionContent, 'code' | 'config' | 'launch'>,
): FunctionVersion {
  const old = fn.latest;
  fn.latest = createVersion(context, { functionName: fn.name, version: old.version, ...content });
  trackBackground(context, old.pool.retire());
  return fn.latest;
}
