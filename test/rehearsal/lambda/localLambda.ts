import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CreateFunctionCommand, InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll } from 'vitest';
import { testCredentials } from '../testCredentials.ts';
import { ZipFile } from 'yazl';
import type { Clock } from '../../../src/rehearsal/clock.ts';
import { createLambda, type LambdaOptions } from '../../../src/rehearsal/lambda/createLambda.ts';
import type { LocalLambda } from '../../../src/rehearsal/lambda/createLambda.ts';
import type { FunctionCode } from '../../../src/rehearsal/lambda/lambdaStandIn.ts';
import { startServer, type ServerOptions } from '../../../src/rehearsal/http/startServer.ts';

/** A clock whose minutes pass at once. */
export interface TestClock extends Clock {
  /** The minutes of each wait. */
  waited: number[];
}

export function testClock(): TestClock {
  const waited: number[] = [];
  return {
    waited,
    now: () => waited.reduce((sum, minutes) => sum + minutes, 0),
    async wait(minutes, signal) {
      signal?.throwIfAborted();
      waited.push(minutes);
    },
    work: (run) => run(),
  };
}

export interface Started {
  lambda: LocalLambda;
  client: LambdaClient;
  clock: TestClock;
  endpoint: string;
  close: () => Promise<void>;
}

const closers: (() => Promise<void> | void)[] = [];

afterAll(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

export const clientOf = (endpoint: string): LambdaClient =>
  new LambdaClient({
    endpoint,
    region: 'us-east-1',
    credentials: testCredentials,
    maxAttempts: 1,
  });

/** Starts a local Lambda with its server and a client; it closes after the file's tests. */
export async function startLocalLambda(
  options: Partial<LambdaOptions> & Partial<ServerOptions> = {},
): Promise<Started> {
  const clock = testClock();
  let endpoint = '';
  const lambda = createLambda({
    clock,
    credentials: testCredentials,
    endpoint: () => endpoint,
    ...options,
  });
  const server = await startServer({
    codedeploy: {},
    lambda: lambda.operations,
    credentials: testCredentials,
    ...options,
  });
  endpoint = server.endpoint;
  const client = clientOf(endpoint);
  let closed = false;
  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    client.destroy();
    await lambda.close();
    await server.close();
  };
  closers.push(close);
  return { lambda, client, clock, endpoint, close };
}

/** A folder with these files; it is removed after the file's tests. */
export function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'allow-traffic-test-'));
  closers.push(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** Code with one file, `index.mjs`, that exports `handler`. */
export const inline = (source: string, more: Partial<FunctionCode> = {}): FunctionCode => ({
  codeUri: folderWith({ 'index.mjs': source }),
  handler: 'index.handler',
  ...more,
});

/** Creates a function with these versions; they all share code that answers 1. */
export async function createVersions(
  { lambda }: Started,
  functionName: string,
  ...versions: string[]
): Promise<void> {
  const code = inline('export const handler = async () => 1;');
  await lambda.createFunction(functionName, code);
  for (const version of versions) await lambda.addVersion(functionName, version, code);
}

export const decoded = (payload: Uint8Array | undefined): unknown =>
  JSON.parse(Buffer.from(payload ?? []).toString('utf8'));

/** A zip archive of these files. */
export async function zipOf(files: Record<string, string>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A zip with a handler that answers with this text. */
export const answering = (text: string): Promise<Buffer> =>
  zipOf({ 'index.mjs': `export const handler = async () => ${JSON.stringify(text)};` });

/** Creates a function through the API; it answers with `text`. */
export async function createAnswering(
  client: LambdaClient,
  FunctionName: string,
  text: string = FunctionName,
): Promise<void> {
  await client.send(
    new CreateFunctionCommand({
      FunctionName,
      Role: 'arn:aws:iam::123456789012:role/test',
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Code: { ZipFile: await answering(text) },
    }),
  );
}

export async function answerOf(
  client: LambdaClient,
  FunctionName: string,
  event: unknown = {},
): Promise<unknown> {
  const input = { FunctionName, Payload: Buffer.from(JSON.stringify(event)) };
  const { Payload } = await client.send(new InvokeCommand(input));
  return decoded(Payload);
}

let functions = 0;

/** Creates a function with these files, or other code, and resolves with what it answers. */
export async function answerOfCode(
  { lambda, client }: Started,
  files: Record<string, string>,
  code: Partial<FunctionCode>,
): Promise<unknown> {
  const name = `f${(functions += 1)}`;
  await lambda.createFunction(name, { codeUri: folderWith(files), ...code });
  return answerOf(client, name);
}
