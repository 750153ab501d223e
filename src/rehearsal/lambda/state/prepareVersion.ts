import { prepareCode, prepareImage } from '../code/prepareCode.ts';
import { findLaunch } from '../launch/findLaunch.ts';
import { localMachine } from '../launch/machine.ts';
import type { RuntimeLaunch } from '../launch/runtimeLaunch.ts';
import type { LambdaContext } from '../lambdaContext.ts';
import type { FunctionCode } from '../lambdaStandIn.ts';
import type { VersionContent } from './functionVersion.ts';
import { resolveConfig } from './resolveConfig.ts';
import type { VersionConfig } from './versionConfig.ts';

/** Throws AWS's error if the configuration is not valid, or if its code or runtime cannot be used. */
export async function prepareVersion(
  context: LambdaContext,
  given: FunctionCode,
  description: Partial<Pick<VersionConfig, 'description' | 'role' | 'settings'>> = {},
): Promise<Pick<VersionContent, 'config' | 'code' | 'launch'>> {
  const config = { ...resolveConfig(given), ...description };
  const code =
    given.imageUri === undefined
      ? await prepareCode(given, context.temp)
      : prepareImage(given.imageUri, context.temp);
  return { config, code, launch: await launchOf({ config, code }) };
}

/** How to start code with a configuration: to be asked again if either changes. */
export const launchOf = ({
  config,
  code: { codeUri, taskRoot, optRoot },
}: Pick<VersionContent, 'config' | 'code'>): Promise<RuntimeLaunch> =>
  findLaunch({ config, codeUri, taskRoot, optRoot }, localMachine());
