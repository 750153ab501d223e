import { CodeDeployClient, type CodeDeployServiceException } from '@aws-sdk/client-codedeploy';
import { afterEach, expect } from 'vitest';
import { testCredentials } from '../testCredentials.ts';
import { startServer } from '../../../src/rehearsal/http/startServer.ts';
import type { CodeDeployOptions } from '../../../src/rehearsal/codedeploy/codeDeployState.ts';
import { localCodeDeploy, type LocalCodeDeploy } from './localCodeDeploy.ts';

export interface CodeDeployOverHttp extends LocalCodeDeploy {
  client: CodeDeployClient;
}

const open: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((close) => close()));
});

/** CodeDeploy behind the real server, with the SDK's own client; closed after each test. */
export async function codeDeployOverHttp(
  options: Partial<CodeDeployOptions> = {},
): Promise<CodeDeployOverHttp> {
  const opened = localCodeDeploy(options);
  const server = await startServer({
    codedeploy: opened.operations,
    lambda: {},
    credentials: testCredentials,
  });
  const client = new CodeDeployClient({
    endpoint: server.endpoint,
    region: 'us-east-1',
    credentials: testCredentials,
    maxAttempts: 1,
  });
  open.push(async () => {
    client.destroy();
    await server.close();
  });
  return { ...opened, client };
}

type ErrorClass = abstract new (...args: never[]) => CodeDeployServiceException;

/** Expects the SDK's own class for the error, and a message with the given words. */
export async function expectError(
  answer: Promise<unknown>,
  errorClass: ErrorClass,
  words = '',
): Promise<void> {
  const error: unknown = await answer.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  expect(error).toBeInstanceOf(errorClass);
  expect((error as Error).message).toContain(words);
  expect((error as CodeDeployServiceException).$metadata.httpStatusCode).toBe(400);
}

/** Keeps a deployment running: its first hook reports only after `release`. */
export function heldHook({ lambda, report }: LocalCodeDeploy): { release: () => void } {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  lambda.hooks.set('before', async (payload) => {
    await held;
    return report('Succeeded')(payload);
  });
  return { release };
}
