import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { report } from './report.mjs';

const lambda = new LambdaClient();

async function test() {
  const { FunctionError } = await lambda.send(
    new InvokeCommand({
      FunctionName: process.env.FUNCTION_NAME,
      Qualifier: '$LATEST',
    }),
  );
  return FunctionError === undefined;
}

export async function handler(event) {
  const passed = await test().catch(() => false);
  await report(event, passed ? 'Succeeded' : 'Failed');
}
