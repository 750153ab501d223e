import { functionArn } from '../../../arns.ts';
import type { LambdaOperation } from '../../lambdaState.ts';
import { notFound } from '../../requests/findResources.ts';
import { findTarget } from '../../requests/findTarget.ts';
import { optionalString, requiredString } from '../../requests/inputReaders.ts';
import { LATEST } from '../../state/functionStore.ts';

export const deleteFunctionEventInvokeConfig: LambdaOperation = (state, input) => {
  const functionName = requiredString(input, 'FunctionName');
  const { fn, qualifier = LATEST } = findTarget(
    state,
    functionName,
    optionalString(input, 'Qualifier'),
  );
  if (fn.eventInvokeConfigs.delete(qualifier)) return {};
  throw notFound(
    `The function ${functionArn(fn.name, qualifier)} doesn't have an EventInvokeConfig`,
  );
};
