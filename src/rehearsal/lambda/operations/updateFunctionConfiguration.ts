import { functionConfiguration } from '../answers/functionConfiguration.ts';
import type { FunctionCode } from '../lambdaStandIn.ts';
import type { LambdaOperation } from '../lambdaState.ts';
import { checkRevision } from '../requests/checkRevision.ts';
import { findTarget } from '../requests/findTarget.ts';
import { requiredString } from '../requests/inputReaders.ts';
import { readConfig, readDescription } from '../requests/readConfig.ts';
import { launchOf } from '../state/prepareVersion.ts';
import { replaceLatest } from '../state/publish.ts';
import { resolveConfig } from '../state/resolveConfig.ts';
import type { VersionConfig } from '../state/versionConfig.ts';

const asFunctionCode = (
  { timeoutSeconds, memorySizeMb, ...config }: VersionConfig,
  codeUri: string,
): FunctionCode => ({ ...config, timeout: timeoutSeconds, memorySize: memorySizeMb, codeUri });

/** Changes only the members in the request, and only those of `$LATEST`. */
export const updateFunctionConfiguration: LambdaOperation = async (state, input) => {
  const { context } = state;
  const { fn } = findTarget(state, requiredString(input, 'FunctionName'));
  checkRevision(input, fn.latest.revisionId);
  const { config, code } = fn.latest;
  const { description, role, settings } = {
    ...config,
    ...readDescription(input, config.settings),
  };
  const changed = resolveConfig({ ...asFunctionCode(config, code.taskRoot), ...readConfig(input) });
  const content = { code, config: { ...changed, description, role, settings } };
  const launch = await launchOf(content);
  return functionConfiguration(replaceLatest(context, fn, { ...content, launch }));
};
