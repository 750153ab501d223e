import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CodeDeployClient,
  PutLifecycleEventHookExecutionStatusCommand,
} from '@aws-sdk/client-codedeploy';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { codeDeployClient } from '../../../src/aws/client/codeDeployClient.ts';
import { lambdaClient } from '../../../src/aws/client/lambdaClient.ts';

/** A home folder without configuration files. The SDK remembers files by their paths, so each test has its own. */
let home: string;
let config: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'allow-traffic-home-'));
  config = join(home, '.aws/config');
  for (const name of Object.keys(process.env).filter((name) => name.startsWith('AWS_'))) {
    vi.stubEnv(name, undefined);
  }
  vi.stubEnv('HOME', home);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'ASIATEST000000000000');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
  vi.stubEnv('AWS_SESSION_TOKEN', 'token');
  vi.stubEnv('AWS_REGION', 'eu-west-1');
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 22) });
  vi.spyOn(globalThis.crypto, 'randomUUID').mockReturnValue('0-0-0-0-0');
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
  vi.restoreAllMocks();
  rmSync(home, { recursive: true });
});

type Clients = [lambda: LambdaClient, codedeploy: CodeDeployClient];

/** What the clients send, or the name of the error with which they fail before. */
async function requestsOf(make: (settings: object) => Clients, before?: () => void) {
  const sent: object[] = [];
  const requestHandler = {
    handle: (request: { body: Uint8Array }) => {
      sent.push({ ...request, body: [...request.body] });
      return Promise.reject(new Error('sent'));
    },
  };
  const [lambda, codedeploy] = make({ maxAttempts: 1, requestHandler });
  before?.();
  const errors = [
    await lambda.send(new InvokeCommand({ FunctionName: 'f', Payload: '{}' })).catch(String),
    await codedeploy
      .send(new PutLifecycleEventHookExecutionStatusCommand({ status: 'Failed' }))
      .catch(String),
  ];
  const modes = [lambda, codedeploy].map(async ({ config }) => {
    return Reflect.get(await config.retryStrategy(), 'mode') as unknown;
  });
  const retries = await Promise.all(modes).catch(String);
  return { sent, errors, retries };
}

const ours = (settings: object): Clients => [lambdaClient(settings), codeDeployClient(settings)];
const theirs = (settings: object): Clients => [
  new LambdaClient(settings),
  new CodeDeployClient(settings),
];

const url = 'http://127.0.0.1:4566/base';
const file = `[default]
region = us-west-2
use_fips_endpoint = true
use_dualstack_endpoint = true
sdk_ua_app_id = from-the-file
retry_mode = adaptive
defaults_mode = in-region
[profile other]
region = ap-south-1
services = mine
[services mine]
lambda =
  endpoint_url = http://127.0.0.1:2
`;

const environments: [name: string, env: Record<string, string | undefined>][] = [
  ['nothing but a region and keys', {}],
  ['no region', { AWS_REGION: undefined }],
  ['an empty region', { AWS_REGION: '' }],
  ['a region of China', { AWS_REGION: 'cn-north-1' }],
  ['a region of GovCloud', { AWS_REGION: 'us-gov-west-1', AWS_USE_FIPS_ENDPOINT: 'true' }],
  ['a FIPS region', { AWS_REGION: 'fips-us-east-1' }],
  ['FIPS', { AWS_USE_FIPS_ENDPOINT: 'true' }],
  ['no FIPS', { AWS_USE_FIPS_ENDPOINT: 'false' }],
  ['FIPS misspelt', { AWS_USE_FIPS_ENDPOINT: 'yes' }],
  ['no correction of the clock', { AWS_DISABLE_CLOCK_SKEW_CORRECTION: 'true' }],
  ['dual-stack', { AWS_USE_DUALSTACK_ENDPOINT: 'true' }],
  ['FIPS and dual-stack', { AWS_USE_FIPS_ENDPOINT: 'true', AWS_USE_DUALSTACK_ENDPOINT: 'true' }],
  ['one endpoint', { AWS_ENDPOINT_URL: url }],
  ['an endpoint of Lambda', { AWS_ENDPOINT_URL_LAMBDA: url, AWS_ENDPOINT_URL: 'http://127.0.0.1' }],
  ['an endpoint of CodeDeploy', { AWS_ENDPOINT_URL_CODEDEPLOY: url }],
  ['an empty endpoint', { AWS_ENDPOINT_URL_LAMBDA: '', AWS_ENDPOINT_URL: '' }],
  ['endpoints ignored', { AWS_ENDPOINT_URL: url, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' }],
  [
    'endpoints not ignored',
    { AWS_ENDPOINT_URL: url, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'false' },
  ],
  ['a name of the application', { AWS_SDK_UA_APP_ID: 'my-app' }],
  ['an empty name of the application', { AWS_SDK_UA_APP_ID: '' }],
  ['adaptive retries', { AWS_RETRY_MODE: 'adaptive' }],
  ['legacy retries', { AWS_RETRY_MODE: 'legacy', AWS_MAX_ATTEMPTS: '7' }],
  ['a mode of defaults', { AWS_DEFAULTS_MODE: 'in-region' }],
  ['a wrong mode of defaults', { AWS_DEFAULTS_MODE: 'wrong' }],
  ['a preference for signatures', { AWS_AUTH_SCHEME_PREFERENCE: 'sigv4a, sigv4' }],
  ['Lambda', { AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x', AWS_LAMBDA_FUNCTION_NAME: 'hook' }],
  ['a trace', { AWS_LAMBDA_FUNCTION_NAME: 'hook', _X_AMZN_TRACE_ID: 'Root=1-a-b;Parent=c' }],
  ['an account and a scope', { AWS_ACCOUNT_ID: '123456789012', AWS_CREDENTIAL_SCOPE: 'x' }],
  ['no home', { HOME: undefined }],
];

it.each(environments)('sends what the SDK sends: %s', async (_name, env) => {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  expect(await requestsOf(ours)).toEqual(await requestsOf(theirs));
});

it.each([
  ['in the home folder', (): Record<string, string> => ({})],
  ['named by AWS_CONFIG_FILE', () => ({ AWS_CONFIG_FILE: config, HOME: '/nowhere' })],
  ['with a profile', () => ({ AWS_PROFILE: 'other' })],
  ['and variables', () => ({ AWS_USE_FIPS_ENDPOINT: 'false', AWS_REGION: 'eu-north-1' })],
])('reads configuration files as the SDK does: %s', async (_name, env) => {
  mkdirSync(join(home, '.aws'));
  writeFileSync(config, file);
  writeFileSync(
    join(home, '.aws/credentials'),
    '[other]\naws_access_key_id = a\naws_secret_access_key = b\n',
  );
  vi.stubEnv('AWS_REGION', undefined);
  for (const [name, value] of Object.entries(env())) vi.stubEnv(name, value);
  const found = await requestsOf(ours);
  expect(found).toEqual(await requestsOf(theirs));
  expect(JSON.stringify(found)).toMatch(/from-the-file|ap-south-1/);
});

it.each([
  ['settings', file, 'from-the-file'],
  ['an endpoint', '[default]\nendpoint_url = http://127.0.0.9', '127.0.0.9'],
])('looks for no file with %s if there was none', async (_name, text, part) => {
  const without = await requestsOf(ours);
  const write = (): void => {
    mkdirSync(join(home, '.aws'));
    writeFileSync(config, text);
  };
  expect(await requestsOf(ours, write)).toEqual(without);
  expect(JSON.stringify(await requestsOf(theirs))).toContain(part);
});
