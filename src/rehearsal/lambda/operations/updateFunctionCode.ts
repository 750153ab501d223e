import { prepareCode } from '../code/prepareCode.ts';
import { publish, replaceLatest } from '../state/publish.ts';
import { findTarget } from '../state/resolveTarget.ts';
import { checkRevision } from '../requests/checkRevision.ts';
import { zipFile } from '../requests/codeInput.ts';
import { functionConfiguration } from '../answers/functionConfiguration.ts';
import { requiredString } from '../requests/inputReaders.ts';
import type { LambdaOperation } from '../lambdaOperation.ts';

/** Gives `$LATEST` other code, from a zip in the request. */
export const updateFunctionCode: LambdaOperation = async ({ host, store }, input) => {
  const { fn } = findTarget(host, store, requiredString(input, 'FunctionName'));
  checkRevision(input, fn.latest.revisionId);
  const codeUri = zipFile(host, input);
  const unpacked = await prepareCode({ codeUri }, host.temp);
  const { optRoot, layers } = fn.latest.code;
  const content = { config: fn.latest.config, code: { ...unpacked, optRoot, layers } };
  if (input['DryRun'] === true) return functionConfiguration(host, { ...fn.latest, ...content });
  replaceLatest(host, fn, content);
  const version = input['Publish'] === true ? publish(host, fn) : fn.latest;
  return functionConfiguration(host, version);
};
