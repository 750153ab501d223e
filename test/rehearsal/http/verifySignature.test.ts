import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CodeDeployClient, GetDeploymentCommand } from '@aws-sdk/client-codedeploy';
import { InvokeCommand, LambdaClient, ListAliasesCommand } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { functionCredentials, newCredentials } from '../../../src/rehearsal/credentials.ts';
import type { AwsError } from '../../../src/rehearsal/http/awsError.ts';
import type { HttpRequest } from '../../../src/rehearsal/http/httpTypes.ts';
import { readRequest } from '../../../src/rehearsal/http/routeRequest.ts';
import { verifySignature } from '../../../src/rehearsal/http/verifySignature.ts';

const credentials = newCredentials();
const seen: HttpRequest[] = [];
let server: Server;
let settings: { endpoint: string; region: string; credentials: typeof credentials };

beforeAll(async () => {
  server = createServer((request, response) => {
    void readRequest(request).then((received) => {
      seen.push(received);
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  settings = { endpoint: `http://127.0.0.1:${port}`, region: 'us-east-1', credentials };
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
});

const lambda = () => new LambdaClient(settings);
const codedeploy = () => new CodeDeployClient(settings);

const requests: Record<string, () => Promise<unknown>> = {
  'awsJson1.1': () => codedeploy().send(new GetDeploymentCommand({ deploymentId: 'd-1' })),
  'an ARN in the path': () =>
    lambda().send(
      new InvokeCommand({
        FunctionName: 'arn:aws:lambda:us-east-1:123456789012:function:orders:live',
        Payload: Buffer.from('{"ü":1}'),
      }),
    ),
  'a query': () =>
    lambda().send(
      new ListAliasesCommand({ FunctionName: 'orders', Marker: 'a b/c=%', MaxItems: 5 }),
    ),
};

/** The request as the SDK signs it. */
async function signed(make = requests['a query']): Promise<HttpRequest> {
  await make?.();
  return seen.at(-1)!;
}

const refusal = (received: HttpRequest, own = credentials) =>
  verifySignature(received, own, 403).then(
    () => 'accepted',
    (error: unknown) => (error as AwsError).code,
  );

describe('verifySignature', () => {
  it.each(Object.entries(requests))('accepts what the SDK signs: %s', async (_name, make) => {
    expect(await refusal(await signed(make))).toBe('accepted');
  });

  it.each(['awsJson1.1', 'an ARN in the path'])('refuses another body: %s', async (name) => {
    const received = await signed(requests[name]);
    const changed = { ...received, body: Buffer.from('{"deploymentId":"d-2"}') };
    expect(await refusal(changed)).toBe('InvalidSignatureException');
  });

  it('refuses another path, query, method, host and date', async () => {
    const received = await signed();
    const { headers } = received;
    const changes: Partial<HttpRequest>[] = [
      { path: `${received.path}x` },
      { query: new URLSearchParams('Marker=other') },
      { method: 'DELETE' },
      { headers: { ...headers, host: 'localhost:1' } },
      {
        headers: {
          ...headers,
          'x-amz-date': headers['x-amz-date']!.toString().replace(/.Z$/, 'xZ'),
        },
      },
    ];
    for (const change of changes) {
      expect(await refusal({ ...received, ...change }), Object.keys(change).join()).toBe(
        'InvalidSignatureException',
      );
    }
  });

  it('refuses a signature that leaves the host out', async () => {
    const received = await signed();
    const authorization = received.headers.authorization!.replace('host;', '');
    const changed = { ...received, headers: { ...received.headers, authorization } };
    expect(await refusal(changed)).toBe('InvalidSignatureException');
  });

  it('refuses a body hash that is only claimed', async () => {
    const received = await signed(requests['awsJson1.1']);
    const headers = { ...received.headers, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' };
    expect(await refusal({ ...received, headers })).toBe('InvalidSignatureException');
  });

  it('refuses a signature of ten minutes ago', async () => {
    const old = new LambdaClient({ ...settings, systemClockOffset: -600_000 });
    const received = await signed(() =>
      old.send(new ListAliasesCommand({ FunctionName: 'orders' })),
    );
    expect(await refusal(received)).toBe('InvalidSignatureException');
  });

  it('refuses the credentials of another start', async () => {
    expect(await refusal(await signed(), newCredentials())).toBe('UnrecognizedClientException');
  });

  it("accepts a function's token, and refuses one that another function signed", async () => {
    const function1 = functionCredentials(credentials, 'function-1');
    const own = new LambdaClient({ ...settings, credentials: function1 });
    const received = await signed(() =>
      own.send(new ListAliasesCommand({ FunctionName: 'orders' })),
    );
    expect(await refusal(received)).toBe('accepted');
    const { sessionToken } = functionCredentials(credentials, 'function-2');
    const headers = { ...received.headers, 'x-amz-security-token': sessionToken };
    expect(await refusal({ ...received, headers })).toBe('InvalidSignatureException');
    for (const token of [`${credentials.sessionToken}x`, sessionToken.slice(1)]) {
      const changed = { ...received.headers, 'x-amz-security-token': token };
      expect(await refusal({ ...received, headers: changed })).toBe('UnrecognizedClientException');
    }
  });

  it('refuses our key id with another secret', async () => {
    const own = { ...credentials, secretAccessKey: 'another' };
    expect(await refusal(await signed(), own)).toBe('InvalidSignatureException');
  });

  it.each([
    [undefined, 'MissingAuthenticationTokenException'],
    ['Bearer x', 'IncompleteSignatureException'],
    ['AWS4-HMAC-SHA256 Credential=a/b', 'IncompleteSignatureException'],
  ])('refuses the header %s', async (authorization, code) => {
    const received = await signed();
    const headers = { ...received.headers };
    delete headers.authorization;
    if (authorization !== undefined) headers.authorization = authorization;
    expect(await refusal({ ...received, headers })).toBe(code);
  });
});
