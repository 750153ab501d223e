import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  CodeDeployClient,
  DeploymentDoesNotExistException,
  GetDeploymentCommand,
  ListGitHubAccountTokenNamesCommand,
} from '@aws-sdk/client-codedeploy';
import { InvokeCommand, LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { afterAll, describe, expect, test } from 'vitest';
import { testCredentials } from '../testCredentials.ts';
import { AwsError } from '../../../src/rehearsal/http/awsError.ts';
import type { PastCall } from '../../../src/rehearsal/http/refuseProxying.ts';
import {
  startServer,
  type ServerOptions,
  type StandInServer,
} from '../../../src/rehearsal/http/startServer.ts';

const servers: StandInServer[] = [];
afterAll(() => Promise.all(servers.map((server) => server.close())));

const requests: string[] = [];
const options: ServerOptions = {
  credentials: testCredentials,
  codedeploy: {
    GetDeployment: ({ deploymentId }) => {
      if (deploymentId === 'd-none') {
        throw new AwsError(
          'DeploymentDoesNotExistException',
          'The deployment d-none does not exist',
        );
      }
      if (deploymentId === 'd-broken') throw new TypeError('a mistake of ours');
      return { deploymentInfo: { deploymentId, createTime: 1_700_000_000.5 } };
    },
  },
  lambda: {
    Invoke: (input) => ({
      StatusCode: 200,
      Payload: JSON.stringify(input, ['FunctionName', 'Qualifier', 'LogType']),
    }),
  },
  onRequest: (service, operation) => requests.push(`${service}.${operation}`),
};

async function start(more: Partial<ServerOptions> = {}): Promise<StandInServer> {
  const server = await startServer({ ...options, ...more });
  servers.push(server);
  return server;
}

const settings = (endpoint: string) => ({
  endpoint,
  region: 'us-east-1',
  credentials: testCredentials,
  maxAttempts: 1,
});

const server = await start();
const codedeploy = new CodeDeployClient(settings(server.endpoint));
const lambda = new LambdaClient(settings(server.endpoint));

const getDeployment = (deploymentId: string, client = codedeploy) =>
  client.send(new GetDeploymentCommand({ deploymentId }));

/** A signed request with other headers and another body than the SDK would send. */
function sendRaw(headers: Record<string, string>, body: string): Promise<unknown> {
  const client = new CodeDeployClient(settings(server.endpoint));
  client.middlewareStack.add(
    (next) => (args) => {
      const request = args.request as { headers: Record<string, string>; body: string };
      Object.assign(request.headers, headers, { 'content-length': String(body.length) });
      request.body = body;
      return next(args);
    },
    { step: 'build', priority: 'low' },
  );
  return getDeployment('d-1', client);
}

describe('startServer', () => {
  test('serves CodeDeploy, with times in seconds', async () => {
    const { deploymentInfo } = await getDeployment('d-1');
    expect(deploymentInfo).toEqual({
      deploymentId: 'd-1',
      createTime: new Date(1_700_000_000_500),
    });
  });

  test('serves Lambda on the same port', async () => {
    const { Payload } = await lambda.send(
      new InvokeCommand({
        FunctionName: 'arn:aws:lambda:us-east-1:123456789012:function:f',
        Qualifier: 'live',
        LogType: 'Tail',
      }),
    );
    expect(JSON.parse(Buffer.from(Payload ?? []).toString())).toEqual({
      FunctionName: 'arn:aws:lambda:us-east-1:123456789012:function:f',
      Qualifier: 'live',
      LogType: 'Tail',
    });
  });

  test('answers with typed errors', async () => {
    await expect(getDeployment('d-none')).rejects.toBeInstanceOf(DeploymentDoesNotExistException);
    await expect(getDeployment('d-none')).rejects.toMatchObject({
      message: 'The deployment d-none does not exist',
      $metadata: { httpStatusCode: 400 },
    });
  });

  test("distinguishes its own errors from AWS's", async () => {
    await expect(getDeployment('d-broken')).rejects.toMatchObject({
      name: 'ServiceException',
      $metadata: { httpStatusCode: 500 },
    });
  });

  test('names an operation that it does not support', async () => {
    await expect(codedeploy.send(new ListGitHubAccountTokenNamesCommand({}))).rejects.toMatchObject(
      {
        name: 'UnknownOperationException',
        message: expect.stringContaining('ListGitHubAccountTokenNames') as unknown,
      },
    );
    await expect(lambda.send(new ListFunctionsCommand({}))).rejects.toMatchObject({
      name: 'UnknownOperationException',
      message: expect.stringMatching(/GET \/2015-03-31\/functions\/? /) as unknown,
    });
    await expect(
      sendRaw({ 'x-amz-target': 'DynamoDB_20120810.PutItem' }, '{}'),
    ).rejects.toMatchObject({
      name: 'UnknownOperationException',
      message: 'DynamoDB_20120810.PutItem is not an operation of this stand-in',
    });
  });

  test.each(['not json', '[1]', '"text"'])('refuses the body %s', async (body) => {
    await expect(sendRaw({}, body)).rejects.toMatchObject({
      name: 'SerializationException',
      $metadata: { httpStatusCode: 400 },
    });
  });

  test.each([
    ['codedeploy', { 'x-amz-target': 'CodeDeploy_20141006.GetDeployment' }, 400, '__type'],
    ['lambda', {}, 403, 'message'],
  ])('refuses what is unsigned, and tells no listener: %s', async (_name, headers, status, key) => {
    requests.length = 0;
    const response = await fetch(server.endpoint, { method: 'POST', headers, body: '{}' });
    expect(response.status).toBe(status);
    expect(await response.json()).toHaveProperty(key);
    expect(response.headers.get('x-amzn-errortype')).toBe('MissingAuthenticationTokenException');
    expect(requests).toEqual([]);
  });

  test('refuses a web page, signed or not', async () => {
    const page = { origin: 'https://evil.example' };
    await expect(sendRaw(page, '{"deploymentId":"d-1"}')).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
    const response = await fetch(server.endpoint, { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(response.status).toBe(403);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('calls its listeners for every request', async () => {
    requests.length = 0;
    await getDeployment('d-1');
    await getDeployment('d-none').catch(() => undefined);
    await lambda.send(new InvokeCommand({ FunctionName: 'f' }));
    expect(requests).toEqual([
      'codedeploy.GetDeployment',
      'codedeploy.GetDeployment',
      'lambda.Invoke',
    ]);
  });

  test('refuses, as a proxy, everything past itself, and says who called', async () => {
    const past: PastCall[] = [];
    const proxy = await start({ onPastCall: (call) => past.push(call) });
    const headers = { 'proxy-authorization': `Basic ${btoa('orders:7')}` };
    const ask = (method: string, path: string, more = headers): Promise<string> =>
      new Promise((resolve, reject) => {
        const end = ({ statusCode, statusMessage }: IncomingMessage): void =>
          resolve(`${statusCode} ${statusMessage}`);
        const sent = request({ port: proxy.port, host: '127.0.0.1', method, path, headers: more });
        sent.on('response', end).on('connect', end).on('error', reject).end();
      });
    expect(await ask('CONNECT', 'example.com:443')).toMatch(
      /^403 The rehearsal refuses the connection to example\.com:443\. .*NO_PROXY to example\.com\.$/,
    );
    expect(await ask('GET', 'http://example.com/a')).toBe('403 Forbidden');
    expect(await ask('GET', 'http://127.0.0.1:1/a')).toBe('403 Forbidden');
    expect(await ask('CONNECT', '127.0.0.1:1', {} as typeof headers)).toMatch(/^403 The rehearsal/);
    const refusal = expect.stringContaining('example.com:') as unknown;
    expect(past).toMatchObject([
      { functionName: 'orders', version: '7', refusal },
      { functionName: 'orders', version: '7', refusal },
      { functionName: 'orders', version: '7' },
      { refusal: expect.stringContaining('127.0.0.1:1.') as unknown },
    ]);
    expect(past[3]).not.toHaveProperty('functionName');
  });

  test('names a service that it does not have, before it looks at the signature', async () => {
    const scope = `${testCredentials.accessKeyId}/20261122/us-east-1/s3/aws4_request`;
    const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=${'0'.repeat(64)}`;
    const answer = await fetch(`${server.endpoint}/bucket/key`, {
      headers: { authorization, 'x-amz-security-token': testCredentials.sessionToken },
    });
    expect(await answer.text()).toContain("CloudWatch and SNS, but not 's3'");
  });

  test.each(['0.0.0.0', '::', '192.168.0.1', 'example.com'])(
    'refuses to listen on %s',
    async (host) => {
      await expect(start({ host })).rejects.toThrow(
        `the stand-in listens on 127.0.0.1 only, not on '${host}'`,
      );
    },
  );

  test('reports that a port is in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    await expect(start({ port })).rejects.toThrow(
      `port ${port} is in use; choose another one, or 0 for any`,
    );
    other.close();
  });
});
