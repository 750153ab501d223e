import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { bundledSides, fixIds, type Side } from './bundledSides.ts';
import { environments } from './environments.ts';
import { asText, outcomeOf, scriptedTransport, type AnyClient } from './outcomeOf.ts';

let bundles: Awaited<ReturnType<typeof bundledSides>>;
beforeAll(async () => (bundles = await bundledSides()));

/** A home folder without configuration files. The SDK remembers files by their paths, so each test has its own. */
let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'allow-traffic-home-'));
  for (const name of Object.keys(process.env).filter((name) => /^(AWS_|_X_AMZN)/.test(name))) {
    vi.stubEnv(name, undefined);
  }
  vi.stubEnv('HOME', home);
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'ASIATEST000000000000');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
  vi.stubEnv('AWS_SESSION_TOKEN', 'token');
  vi.stubEnv('AWS_REGION', 'eu-west-1');
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 22) });
  fixIds();
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
  vi.restoreAllMocks();
  rmSync(home, { recursive: true });
});

type Service = 'lambda' | 'codedeploy';
const clientNames = { lambda: 'LambdaClient', codedeploy: 'CodeDeployClient' };
const named = { customUserAgent: [['lib/allow-traffic', '0.0.0']] };

function clientOf(side: Side, service: Service, settings: object) {
  const transport = scriptedTransport();
  const { requestHandler, streamCollector } = transport;
  const Client = side[service][clientNames[service]] as new (given: object) => AnyClient;
  const own = side === bundles.sdk ? named : {};
  const client = new Client({
    maxAttempts: 1,
    requestHandler,
    streamCollector,
    ...own,
    ...settings,
  });
  return { client, transport };
}

/** A report and an invocation by new clients, and what they say of their settings. */
async function callsOf(side: Side, settings: () => object = () => ({})): Promise<string[]> {
  const all: string[] = [];
  for (const service of ['lambda', 'codedeploy'] as const) {
    const { client, transport } = clientOf(side, service, settings());
    const command =
      service === 'lambda'
        ? new (side.lambda['InvokeCommand'] ?? Object)({ FunctionName: 'f', Payload: '{}' })
        : new (side.codedeploy['GetDeploymentCommand'] ?? Object)({ deploymentId: 'd' });
    const first = await outcomeOf(client, command, transport.sent);
    const second = await outcomeOf(client, command, transport.sent);
    const config = client.config as { retryStrategy(): Promise<{ mode: string }> };
    const mode = await config.retryStrategy().then((strategy) => strategy.mode, String);
    all.push(asText({ first, second, mode }));
  }
  return all;
}

it.each(environments)('sends what the SDK sends: %s', async (_name, env) => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  expect(await callsOf(bundles.light)).toEqual(await callsOf(bundles.sdk));
});

const file = `[default]
region = us-west-2
use_fips_endpoint = true
use_dualstack_endpoint = true
sdk_ua_app_id = from-the-file
retry_mode = adaptive
defaults_mode = in-region
disable_clock_skew_correction = true
auth_scheme_preference = sigv4
[profile other]
region = ap-south-1
services = mine
[profile deprecated]
sdk-ua-app-id = old-name
endpoint_url = http://127.0.0.1:3
[profile lost]
services = nowhere
[profile ignoring]
endpoint_url = http://127.0.0.1:3
ignore_configured_endpoint_urls = true
[services mine]
lambda =
  endpoint_url = http://127.0.0.1:2
`;

it.each<[string, Record<string, string | undefined>]>([
  ['in the home folder', { AWS_REGION: undefined }],
  ['with a profile', { AWS_REGION: undefined, AWS_PROFILE: 'other' }],
  ['with an old name', { AWS_PROFILE: 'deprecated' }],
  ['with services that are missing', { AWS_PROFILE: 'lost' }],
  ['with endpoints ignored', { AWS_PROFILE: 'ignoring' }],
  ['with a profile that is missing', { AWS_PROFILE: 'nobody' }],
  ['and variables', { AWS_USE_FIPS_ENDPOINT: 'false', AWS_REGION: 'eu-north-1' }],
])('reads configuration files as the SDK does: %s', async (_name, env) => {
  mkdirSync(join(home, '.aws'));
  writeFileSync(join(home, '.aws/config'), file);
  writeFileSync(join(home, '.aws/credentials'), '[other]\nregion = ap-east-1\n');
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  // The SDK's own providers would take the keys of the profile, which a bundle of the preset does not.
  const credentials = () => ({ credentials: { accessKeyId: 'a', secretAccessKey: 'b' } });
  const ours = await callsOf(bundles.light, credentials);
  expect(ours).toEqual(await callsOf(bundles.sdk, credentials));
});

const expiring = (ms: number) => () => ({
  credentials: () =>
    Promise.resolve({
      accessKeyId: 'a',
      secretAccessKey: 'b',
      expiration: new Date(Date.now() + ms),
    }),
});

it.each<[string, () => object]>([
  ['an endpoint', () => ({ endpoint: 'https://example.com:8443/base/' })],
  [
    'an endpoint as an object',
    () => ({ endpoint: { protocol: 'http:', hostname: 'h', port: 1, path: '/p' } }),
  ],
  [
    'an endpoint, ignoring others',
    () => ({ endpoint: 'http://h', ignoreConfiguredEndpointUrls: true }),
  ],
  ['others ignored', () => ({ ignoreConfiguredEndpointUrls: true })],
  ['a region', () => ({ region: 'ap-east-1' })],
  ['a region as a function', () => ({ region: () => Promise.resolve('fips-ap-east-1') })],
  ['FIPS', () => ({ useFipsEndpoint: true })],
  ['dual-stack', () => ({ useDualstackEndpoint: () => Promise.resolve(true) })],
  ['keys', () => ({ credentials: { accessKeyId: 'a', secretAccessKey: 'b' } })],
  [
    'keys with a source',
    () => ({ credentials: { accessKeyId: 'a', secretAccessKey: 'b', $source: { X: 'y' } } }),
  ],
  ['keys without a secret', () => ({ credentials: { accessKeyId: 'a' } })],
  ['no keys', () => ({ credentials: () => Promise.reject(new Error('none')) })],
  ['keys that expire', expiring(3_600_000)],
  ['keys that expire soon', expiring(60_000)],
  ['a mode of retries', () => ({ retryMode: 'adaptive' })],
  ['a name of the application', () => ({ userAgentAppId: 'app' })],
])('takes the settings that the SDK takes: %s', async (_name, settings) => {
  vi.stubEnv('AWS_ENDPOINT_URL', 'http://127.0.0.1:9');
  if (/FIPS|dual|region/.test(_name)) vi.stubEnv('AWS_ENDPOINT_URL', undefined);
  expect(await callsOf(bundles.light, settings)).toEqual(await callsOf(bundles.sdk, settings));
});

it('gives other clients the settings that the SDK gives', async () => {
  for (const service of ['lambda', 'codedeploy'] as const) {
    const { client } = clientOf(bundles.sdk, service, {});
    const like = () => ({ ...client.config, maxAttempts: 1 });
    const names = ['region', 'useFipsEndpoint', 'useDualstackEndpoint', 'credentials'];
    const given = () =>
      Object.fromEntries(Object.entries(like()).filter(([name]) => names.includes(name)));
    const [ours, theirs] = [await callsOf(bundles.light, given), await callsOf(bundles.sdk, given)];
    expect(ours).toEqual(theirs);
  }
});

/** The SDK's own list of regions, and some that no partition knows. */
function regions(): string[] {
  const core = createRequire(import.meta.url).resolve('@aws-sdk/core/package.json');
  const path = '../dist-es/submodules/client/util-endpoints/lib/aws/partitions.js';
  const source = readFileSync(join(core, path), 'utf8');
  const listed = [...source.matchAll(/"([\w-]+)": \{\s*"description"/g)].map(
    ([, name = '']) => name,
  );
  expect(listed.length).toBeGreaterThan(40);
  const made = [
    'xx',
    'us',
    'us-east-99',
    'cn-x-1',
    'us-iso-x-1',
    'us-isob-x-1',
    'us-isof-x-9',
    'eu-isoe-x-1',
  ];
  return [
    ...listed,
    ...made,
    'us-gov-x-1',
    'eusc-de-x-1',
    'eusc-fr-x-1',
    'localhost',
    'mx-x-1',
    'EU-WEST-1',
  ];
}

it('calls the endpoint that the SDK calls, in every region of every partition', () => {
  type Provider = (parameters: object) => { url: URL; properties: object; headers: object };
  const providers = [bundles.light, bundles.sdk].map((side) =>
    (['lambda', 'codedeploy'] as const).map(
      (service) =>
        (clientOf(side, service, {}).client.config as { endpointProvider: Provider })
          .endpointProvider,
    ),
  );
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const endpoints = [undefined, 'https://example.com/a', 'http://127.0.0.1:4566', 'nothing'];
  const asked = [...regions(), undefined].flatMap((Region) =>
    [true, false, undefined].flatMap((UseFIPS) =>
      [true, false, undefined].flatMap((UseDualStack) =>
        endpoints.map((Endpoint) => ({ Region, UseFIPS, UseDualStack, Endpoint })),
      ),
    ),
  );
  const answer = (provider: Provider, parameters: object): object => {
    try {
      const { url, properties, headers } = provider(parameters);
      return { href: url.href, properties, headers };
    } catch (error) {
      const { name, message } = error as Error;
      return { name, message };
    }
  };
  const [ours = [], theirs = []] = providers;
  expect(theirs).toHaveLength(2);
  for (const [at, provider] of ours.entries()) {
    const judge = theirs[at] ?? provider;
    const all = asked.map((parameters) => [parameters, answer(provider, parameters)]);
    expect(all).toEqual(asked.map((parameters) => [parameters, answer(judge, parameters)]));
  }
});
