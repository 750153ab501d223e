import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';

const lambda = new LambdaClient();

export async function test(version) {
  const { FunctionError } = await lambda.send(new InvokeCommand({ FunctionName: version }));
  return FunctionError === undefined;
}
