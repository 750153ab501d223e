import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { startStandIn } from 'allow-traffic/rehearsal';
import { oneFunction } from './oneFunction.ts';

/** It answers with the CPU time that its process took before its own code began. */
const code = `const { user, system } = process.cpuUsage();
exports.handler = async () => (user + system) / 1000;
`;

/** The CPU time, in milliseconds, of a function's process until the function's own code begins. */
export async function emptyFunctionCpuMs(folder: string): Promise<number> {
  mkdirSync(join(folder, 'empty'), { recursive: true });
  writeFileSync(join(folder, 'empty/index.js'), code);
  const standIn = await startStandIn({ rehearsal: oneFunction('empty'), folder });
  const { endpoint, region, credentials } = standIn;
  const client = new LambdaClient({ endpoint, region, credentials });
  try {
    const { Payload } = await client.send(new InvokeCommand({ FunctionName: 'empty' }));
    return Number(Payload?.transformToString());
  } finally {
    client.destroy();
    await standIn.close();
  }
}
