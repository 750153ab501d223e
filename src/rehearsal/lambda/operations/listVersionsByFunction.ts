import { functionArn } from '../lambdaContext.ts';
import { findTarget } from '../state/resolveTarget.ts';
import { functionConfiguration } from '../answers/functionConfiguration.ts';
import { requiredString } from '../requests/inputReaders.ts';
import type { LambdaOperation } from '../lambdaOperation.ts';
import { page } from '../answers/page.ts';

/** `$LATEST`, then the published versions, oldest first. */
export const listVersionsByFunction: LambdaOperation = ({ host, store }, input) => {
  const { fn } = findTarget(host, store, requiredString(input, 'FunctionName'));
  const { items, next } = page(input, [fn.latest, ...fn.versions.values()]);
  const Versions = items.map((version) => ({
    ...functionConfiguration(host, version),
    FunctionArn: functionArn(host, fn.name, version.version),
  }));
  return { Versions, ...next };
};
