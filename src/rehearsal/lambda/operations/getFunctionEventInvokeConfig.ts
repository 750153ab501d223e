import { functionArn } from '../lambdaContext.ts';
import { LATEST, notFound } from '../state/functionStore.ts';
import { findTarget } from '../state/resolveTarget.ts';
import { eventInvokeConfiguration } from '../answers/eventInvokeConfiguration.ts';
import { optionalString, requiredString } from '../requests/inputReaders.ts';
import type { LambdaOperation } from '../lambdaOperation.ts';

export const getFunctionEventInvokeConfig: LambdaOperation = ({ host, store }, input) => {
  const functionName = requiredString(input, 'FunctionName');
  const target = findTarget(host, store, functionName, optionalString(input, 'Qualifier'));
  const qualifier = target.qualifier ?? LATEST;
  const config = target.fn.eventInvokeConfigs.get(qualifier);
  if (config === undefined) {
    const arn = functionArn(host, target.fn.name, qualifier);
    throw notFound(`The function ${arn} doesn't have an EventInvokeConfig`);
  }
  return eventInvokeConfiguration(host, target, config);
};
