import { CodeDeployClient, GetDeploymentCommand } from '@aws-sdk/client-codedeploy';
import { InvokeCommand, LambdaClient, TooManyRequestsException } from '@aws-sdk/client-lambda';
import { afterAll, describe, expect, test } from 'vitest';
import { testCredentials } from '../testCredentials.ts';
import { createFaults, type Faults } from '../../../src/rehearsal/http/faults.ts';
import {
  startServer,
  type ServerOptions,
  type StandInServer,
} from '../../../src/rehearsal/http/startServer.ts';

const servers: StandInServer[] = [];
afterAll(() => Promise.all(servers.map((server) => server.close())));

async function clients(faults: Faults, maxAttempts = 1, more: Partial<ServerOptions> = {}) {
  const server = await startServer({
    codedeploy: { GetDeployment: () => ({ deploymentInfo: { deploymentId: 'd-1' } }) },
    lambda: { Invoke: () => ({ StatusCode: 200 }) },
    credentials: testCredentials,
    faults,
    ...more,
  });
  servers.push(server);
  const settings = {
    endpoint: server.endpoint,
    region: 'us-east-1',
    credentials: testCredentials,
    maxAttempts,
  };
  const codedeploy = new CodeDeployClient(settings);
  const lambda = new LambdaClient(settings);
  return {
    getDeployment: () => codedeploy.send(new GetDeploymentCommand({ deploymentId: 'd-1' })),
    invoke: () => lambda.send(new InvokeCommand({ FunctionName: 'f' })),
  };
}

describe('createFaults', () => {
  test('deny: names the action and the resource, and refuses only that operation', async () => {
    const { getDeployment, invoke } = await clients({ 'lambda.Invoke': 'deny' });
    await expect(invoke()).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringMatching(
        /^User: arn:aws:sts::123456789012:.* is not authorized to perform: lambda:InvokeFunction on resource: arn:aws:lambda:us-east-1:123456789012:function:f because no identity-based policy allows the lambda:InvokeFunction action$/,
      ) as unknown,
      $metadata: { httpStatusCode: 403 },
    });
    expect((await getDeployment()).deploymentInfo?.deploymentId).toBe('d-1');
  });

  test('deny: names the resource as the caller does', async () => {
    const resource: ServerOptions['resource'] = (_service, _operation, input) =>
      `arn:of:${String(input['deploymentId'])}`;
    const { getDeployment } = await clients({ 'codedeploy.GetDeployment': 'deny' }, 1, {
      resource,
    });
    await expect(getDeployment()).rejects.toThrow(
      'is not authorized to perform: codedeploy:GetDeployment on resource: arn:of:d-1 because',
    );
  });

  test('throttle: has the error of each service', async () => {
    const { getDeployment, invoke } = await clients({
      'lambda.Invoke': 'throttle',
      'codedeploy.GetDeployment': 'throttle',
    });
    await expect(invoke()).rejects.toBeInstanceOf(TooManyRequestsException);
    await expect(getDeployment()).rejects.toMatchObject({ name: 'ThrottlingException' });
  });

  test('times: a client that retries succeeds', async () => {
    const { getDeployment } = await clients(
      { 'codedeploy.GetDeployment': { fault: 'throttle', times: 2 } },
      3,
    );
    const { $metadata } = await getDeployment();
    expect($metadata.attempts).toBe(3);
  });

  test('reset: closes the connection', async () => {
    const { getDeployment } = await clients({ 'codedeploy.GetDeployment': 'reset' });
    await expect(getDeployment()).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  test('garbage: answers with something else than JSON', async () => {
    const { getDeployment } = await clients({ 'codedeploy.GetDeployment': 'garbage' });
    await expect(getDeployment()).rejects.toThrow(SyntaxError);
  });

  test('latency: answers late, and correctly', async () => {
    const { getDeployment } = await clients({ 'codedeploy.GetDeployment': { latency: 1200 } });
    const before = performance.now();
    expect((await getDeployment()).deploymentInfo?.deploymentId).toBe('d-1');
    expect(performance.now() - before).toBeGreaterThan(1100);
  });

  test.each<[Record<string, unknown>, string]>([
    [{ GetDeployment: 'deny' }, "'GetDeployment' is not the name of an operation"],
    [{ 's3.GetObject': 'deny' }, "'s3.GetObject' is not the name of an operation"],
    [
      { 'lambda.Invoke': 'explode' },
      "'lambda.Invoke' is 'explode'; expected one of deny, throttle",
    ],
    [{ 'lambda.Invoke': { fault: 'deny', times: -1 } }, 'has times -1; expected a whole number'],
    [{ 'lambda.Invoke': { latency: 0.5 } }, 'has latency 0.5; expected a whole number'],
  ])('%j is refused', (faults, message) => {
    expect(() => createFaults(faults as Faults)).toThrow(message);
  });
});
