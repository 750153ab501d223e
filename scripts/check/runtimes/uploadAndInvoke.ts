import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import {
  CreateFunctionCommand,
  InvokeCommand,
  LambdaClient,
  type Runtime,
} from '@aws-sdk/client-lambda';
import { ZipFile } from 'yazl';
import { startServe } from '../startServe.ts';

interface Upload {
  Runtime: Runtime;
  Handler: string;
  /** The one file of the zip, relative to the folder of the fixtures. */
  file: string;
}

interface Answer {
  statusCode?: number;
  body?: { id?: string };
}

/** Creates functions of `allow-traffic serve` by Lambda's API; resolves with what they answer. */
export async function uploadAndInvoke(folder: string, uploads: Upload[]): Promise<Answer[]> {
  // The working directory of the server is this repository, which has no virtual environment.
  process.env['VIRTUAL_ENV'] = join(folder, '.venv');
  const serve = await startServe('dist/cli.js');
  const client = new LambdaClient({
    endpoint: serve.env['AWS_ENDPOINT_URL'] ?? '',
    region: serve.env['AWS_REGION'] ?? '',
    credentials: {
      accessKeyId: serve.env['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: serve.env['AWS_SECRET_ACCESS_KEY'] ?? '',
      sessionToken: serve.env['AWS_SESSION_TOKEN'] ?? '',
    },
  });
  try {
    const answers: Answer[] = [];
    for (const [index, { file, ...settings }] of uploads.entries()) {
      const FunctionName = `uploaded${index}`;
      const zip = new ZipFile();
      zip.addFile(join(folder, file), file.split('/').at(-1) ?? '', { mode: 0o100755 });
      zip.end();
      await client.send(
        new CreateFunctionCommand({
          ...settings,
          FunctionName,
          ...{ Timeout: 60, MemorySize: 512, Role: 'arn:aws:iam::123456789012:role/test' },
          Code: { ZipFile: await buffer(zip.outputStream) },
        }),
      );
      const Payload = JSON.stringify({ id: '7' });
      const invoked = await client.send(new InvokeCommand({ FunctionName, Payload }));
      answers.push(JSON.parse(Buffer.from(invoked.Payload ?? []).toString()) as Answer);
    }
    return answers;
  } finally {
    client.destroy();
    await serve.stop();
  }
}
