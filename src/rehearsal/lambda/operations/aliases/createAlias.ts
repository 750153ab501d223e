import { randomUUID } from 'node:crypto';
import { AwsError } from '../../../http/awsError.ts';
import { aliasConfiguration } from '../../answers/aliasConfiguration.ts';
import { functionArn } from '../../../arns.ts';
import type { LambdaOperation } from '../../lambdaState.ts';
import { checkAliasName, checkRouting } from '../../requests/checkRouting.ts';
import { findTarget } from '../../requests/findTarget.ts';
import { optionalString, requiredString } from '../../requests/inputReaders.ts';
import { readVersionWeights } from '../../requests/readVersionWeights.ts';

export const createAlias: LambdaOperation = (state, input) => {
  const { context } = state;
  const { fn } = findTarget(state, requiredString(input, 'FunctionName'));
  const name = requiredString(input, 'Name');
  checkAliasName(name);
  if (fn.aliases.has(name)) {
    const arn = functionArn(fn.name, name);
    throw new AwsError('ResourceConflictException', `Alias already exists: ${arn}`, 409);
  }
  const routing = {
    functionVersion: requiredString(input, 'FunctionVersion'),
    additionalVersionWeights: readVersionWeights(input) ?? {},
  };
  checkRouting(context, fn, routing);
  const description = optionalString(input, 'Description') ?? '';
  const alias = { name, description, routing, revisionId: randomUUID() };
  fn.aliases.set(name, alias);
  return aliasConfiguration(fn.name, alias);
};
