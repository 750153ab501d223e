import { randomUUID } from 'node:crypto';
import { AwsError } from '../../http/awsError.ts';
import { functionArn } from '../lambdaContext.ts';
import { checkAliasName, checkRouting } from '../state/aliasRouting.ts';
import { findTarget } from '../state/resolveTarget.ts';
import { aliasConfiguration } from '../answers/aliasConfiguration.ts';
import { optionalString, requiredString } from '../requests/inputReaders.ts';
import type { LambdaOperation } from '../lambdaOperation.ts';
import { weightsInput } from '../requests/routingInput.ts';

export const createAlias: LambdaOperation = ({ host, store }, input) => {
  const { fn } = findTarget(host, store, requiredString(input, 'FunctionName'));
  const name = requiredString(input, 'Name');
  checkAliasName(name);
  if (fn.aliases.has(name)) {
    const arn = functionArn(host, fn.name, name);
    throw new AwsError('ResourceConflictException', `Alias already exists: ${arn}`, 409);
  }
  const routing = {
    functionVersion: requiredString(input, 'FunctionVersion'),
    additionalVersionWeights: weightsInput(input) ?? {},
  };
  checkRouting(host, fn, routing);
  const description = optionalString(input, 'Description') ?? '';
  const alias = { name, description, routing, revisionId: randomUUID() };
  fn.aliases.set(name, alias);
  return aliasConfiguration(host, fn.name, alias);
};
