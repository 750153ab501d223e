import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { report } from './report.mjs';

const lambda = new LambdaClient();

async function test() {
  const answer = await lambda.send(new InvokeCommand({ FunctionName: process.env.NEW_VERSION }));
  return answer.StatusCode === 200;
}

export async function handler(event) {
  const passed = await test().catch(() => false);
  await report(event, passed ? 'Succeeded' : 'Failed');
}
