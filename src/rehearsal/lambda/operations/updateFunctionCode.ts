import { functionConfiguration } from '../answers/functionConfiguration.ts';
import { prepareCode } from '../code/prepareCode.ts';
import type { LambdaOperation } from '../lambdaState.ts';
import { checkRevision } from '../requests/checkRevision.ts';
import { findTarget } from '../requests/findTarget.ts';
import { requiredString } from '../requests/inputReaders.ts';
import { readArchitecture } from '../requests/readSettings.ts';
import { saveZipFile } from '../requests/saveZipFile.ts';
import { launchOf } from '../state/prepareVersion.ts';
import { publish, replaceLatest } from '../state/publish.ts';

/** Replaces the code of `$LATEST` with a zip from the request. */
export const updateFunctionCode: LambdaOperation = async (state, input) => {
  const { context } = state;
  const { fn } = findTarget(state, requiredString(input, 'FunctionName'));
  checkRevision(input, fn.latest.revisionId);
  const codeUri = saveZipFile(context, input);
  const unpacked = await prepareCode({ codeUri }, context.temp);
  const { optRoot, layers } = fn.latest.code;
  const architecture = readArchitecture(input) ?? fn.latest.config.architecture;
  const config = { ...fn.latest.config, architecture };
  const code = { ...unpacked, optRoot, layers };
  const content = { config, code, launch: await launchOf({ config, code }) };
  if (input['DryRun'] === true) {
    return functionConfiguration({ ...fn.latest, ...content });
  }
  replaceLatest(context, fn, content);
  const version = input['Publish'] === true ? publish(context, fn) : fn.latest;
  return functionConfiguration(version);
};
