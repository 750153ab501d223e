import { eventInvokeConfiguration } from '../../answers/eventInvokeConfiguration.ts';
import { functionArn } from '../../../arns.ts';
import type { LambdaOperation } from '../../lambdaState.ts';
import { findTarget } from '../../requests/findTarget.ts';
import { optionalString, requiredString } from '../../requests/inputReaders.ts';
import { notFound } from '../../requests/findResources.ts';
import { LATEST } from '../../state/functionStore.ts';
import { eventInvokeConfigOf } from '../../state/target.ts';

export const getFunctionEventInvokeConfig: LambdaOperation = (state, input) => {
  const functionName = requiredString(input, 'FunctionName');
  const target = findTarget(state, functionName, optionalString(input, 'Qualifier'));
  const config = eventInvokeConfigOf(target);
  if (config === undefined) {
    const arn = functionArn(target.fn.name, target.qualifier ?? LATEST);
    throw notFound(`The function ${arn} doesn't have an EventInvokeConfig`);
  }
  return eventInvokeConfiguration(target, config);
};
