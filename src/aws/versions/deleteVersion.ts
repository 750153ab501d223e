import { Error } from '../../lib/primordials.ts';
import { DeleteFunctionCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { AwsCallError } from '../awsCallError.ts';
import { sendRetrying, type RetryOptions } from '../retrying.ts';

/**
 * `lambda:DeleteFunction` of one version. Resolves also if it is gone already: an earlier attempt may have
 * deleted it. Lambda refuses if an alias routes to it.
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_DeleteFunction.html
 */
export async function deleteVersion(
  client: LambdaClient,
  FunctionName: string,
  version: number,
  retry: RetryOptions,
): Promise<void> {
  const Qualifier = `${version}`;
  // Without a qualifier, Lambda deletes the whole function.
  if (!/^[1-9]\d*$/.test(Qualifier)) throw new Error(`${Qualifier} is not a version number`);
  const command = new DeleteFunctionCommand({ FunctionName, Qualifier });
  try {
    await sendRetrying('lambda:DeleteFunction', (options) => client.send(command, options), retry);
  } catch (error) {
    const gone = error instanceof AwsCallError && error.code === 'ResourceNotFoundException';
    if (!gone) throw error;
  }
}
