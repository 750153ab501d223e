import { replaceLatest } from '../state/publish.ts';
import { resolveConfig } from '../state/resolveConfig.ts';
import { findTarget } from '../state/resolveTarget.ts';
import type { VersionConfig } from '../state/versionConfig.ts';
import { checkRevision } from '../requests/checkRevision.ts';
import { configInput, describedInput } from '../requests/codeInput.ts';
import { functionConfiguration } from '../answers/functionConfiguration.ts';
import { requiredString } from '../requests/inputReaders.ts';
import type { LambdaOperation } from '../lambdaOperation.ts';

const asCode = ({ timeoutSeconds, memorySizeMb, ...config }: VersionConfig, codeUri: string) => ({
  ...config,
  timeout: timeoutSeconds,
  memorySize: memorySizeMb,
  codeUri,
});

/** Changes what the request names, of `$LATEST`; the rest stays. */
export const updateFunctionConfiguration: LambdaOperation = ({ host, store }, input) => {
  const { fn } = findTarget(host, store, requiredString(input, 'FunctionName'));
  checkRevision(input, fn.latest.revisionId);
  const { config, code } = fn.latest;
  const { description, role } = { ...config, ...describedInput(input) };
  const changed = resolveConfig({ ...asCode(config, code.taskRoot), ...configInput(input) });
  return functionConfiguration(
    host,
    replaceLatest(host, fn, { code, config: { ...changed, description, role } }),
  );
};
