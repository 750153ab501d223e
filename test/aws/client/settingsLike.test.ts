import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { codeDeployClient } from '../../../src/aws/client/codeDeployClient.ts';
import { settleClient } from '../../../src/aws/client/prepareClient.ts';
import { settingsLike } from '../../../src/aws/client/settingsLike.ts';

beforeEach(() => {
  for (const name of Object.keys(process.env).filter((name) => name.startsWith('AWS_'))) {
    vi.stubEnv(name, undefined);
  }
  vi.stubEnv('HOME', '/nowhere');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'id');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
  vi.stubEnv('AWS_REGION', 'eu-west-1');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

it.each([
  [
    'CloudWatch',
    (settings: object) => new CloudWatchClient(settings).send(new DescribeAlarmsCommand({})),
  ],
  [
    'SNS',
    (settings: object) => new SNSClient(settings).send(new PublishCommand({ Message: 'text' })),
  ],
])('looks nothing up in the environment or in files: %s', async (_name, send) => {
  const requestHandler = { handle: () => Promise.reject(new Error('sent')) };
  const source = codeDeployClient({ requestHandler });
  await settleClient(source);

  // The SDK refuses each of these values if it reads it.
  vi.stubEnv('AWS_DISABLE_CLOCK_SKEW_CORRECTION', 'nonsense');
  vi.stubEnv('AWS_DEFAULTS_MODE', 'nonsense');
  vi.stubEnv('AWS_USE_FIPS_ENDPOINT', 'nonsense');
  const reads = vi.spyOn(process.getBuiltinModule('node:fs/promises'), 'readFile');
  await expect(send(settingsLike(source, undefined))).rejects.toThrow('sent');
  expect(reads).not.toHaveBeenCalled();
  reads.mockRestore();
});
