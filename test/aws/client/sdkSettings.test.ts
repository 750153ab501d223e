import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, expect, it } from 'vitest';
import { sdkSettings } from '../../../src/aws/client/sdkSettings.ts';

/** Who calls: resolved with a client's settings, or never. */
const credentials = [
  'AWS_ACCESS_KEY_ID',
  'AWS_ACCOUNT_ID',
  'AWS_CREDENTIAL_EXPIRATION',
  'AWS_CREDENTIAL_SCOPE',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
];

/** Where the configuration files are. */
const files = ['AWS_CONFIG_FILE', 'AWS_PROFILE', 'AWS_SHARED_CREDENTIALS_FILE'];

/** What the user agent and the headers say of the sandbox; they set nothing. */
const sandbox = [
  'AWS_EXECUTION_ENV',
  'AWS_LAMBDA_FUNCTION_NAME',
  'AWS_LAMBDA_MAX_CONCURRENCY',
  '_X_AMZN_TRACE_ID',
];

/** What a client reads when it is made, before any check runs; no client of ours depends on it. */
const atConstruction = [
  'AWS_ENABLE_DEFAULT_SOCKET_TIMEOUT_2026',
  'AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED',
];

const inTheTable = Object.values(sdkSettings).flatMap((row) => (row?.slice(1) ?? []) as string[]);
const withoutDefault = ['AWS_REGION', 'AWS_MAX_ATTEMPTS'];
const endpoint = /^AWS_(ENDPOINT_URL(_[A-Z]+)?|IGNORE_CONFIGURED_ENDPOINT_URLS)$/;

let read: Record<'bySdk' | 'bySettled' | 'byOthers', string[]>;
beforeAll(async () => {
  const script = fileURLToPath(new URL('fixtures/variablesRead.ts', import.meta.url));
  const env = {
    PATH: process.env['PATH'],
    HOME: '/nowhere',
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'id',
    AWS_SECRET_ACCESS_KEY: 'secret',
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
  };
  const { stdout } = await promisify(execFile)(process.execPath, [script], { env });
  read = JSON.parse(stdout) as typeof read;
});

const unknownTo = (known: string[], names: string[]): string[] =>
  names.filter((name) => !known.includes(name));

it('the installed SDK looks for no setting that the table does not have', () => {
  const known = [...inTheTable, ...withoutDefault, ...credentials, ...files];
  const others = unknownTo([...known, ...sandbox, ...atConstruction], read.bySdk);
  expect(others.filter((name) => !endpoint.test(name))).toEqual([]);
  // It still looks for all of them.
  expect(unknownTo(read.bySdk, [...inTheTable, ...withoutDefault])).toEqual([]);
});

it('a settled client reads nothing but what describes the sandbox', () => {
  expect(unknownTo(sandbox, read.bySettled)).toEqual([]);
});

it('a client with the settings of another one reads nothing but what describes the sandbox', () => {
  expect(unknownTo([...sandbox, ...atConstruction], read.byOthers)).toEqual([]);
});
