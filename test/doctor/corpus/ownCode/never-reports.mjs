import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';

const lambda = new LambdaClient();

export async function handler() {
  const { FunctionError } = await lambda.send(
    new InvokeCommand({ FunctionName: process.env.NEW_VERSION }),
  );
  return FunctionError === undefined ? 'Succeeded' : 'Failed';
}
