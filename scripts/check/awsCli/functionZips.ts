import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

async function zip(folder: string, name: string, source: string): Promise<string> {
  const path = join(folder, `${name}.zip`);
  const file = new ZipFile();
  file.addBuffer(Buffer.from(source), 'index.mjs');
  file.end();
  await pipeline(file.outputStream, createWriteStream(path));
  return path;
}

const answering = (text: string): string => `export const handler = async () => '${text}';\n`;

const hook = `
import { CodeDeployClient, PutLifecycleEventHookExecutionStatusCommand } from '@aws-sdk/client-codedeploy';
const client = new CodeDeployClient();
export const handler = (event) =>
  client.send(
    new PutLifecycleEventHookExecutionStatusCommand({
      deploymentId: event.DeploymentId,
      lifecycleEventHookExecutionId: event.LifecycleEventHookExecutionId,
      status: 'Succeeded',
    }),
  );
`;

/** The zips of two versions and of a hook that reports Succeeded, by name. */
export async function functionZips(folder: string): Promise<Record<'v1' | 'v2' | 'hook', string>> {
  return {
    v1: await zip(folder, 'v1', answering('version 1')),
    v2: await zip(folder, 'v2', answering('version 2')),
    hook: await zip(folder, 'hook', hook),
  };
}
