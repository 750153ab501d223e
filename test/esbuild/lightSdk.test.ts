import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { build } from 'esbuild';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { assertLightSdk } from '../../scripts/build/assertLightSdk.ts';
import { lateStreamTypes } from '../../src/esbuild/lateBuiltins.ts';
import { literalKeys } from '../../src/esbuild/literalKeys.ts';
import { preset } from '../../src/esbuild/preset.ts';
import { sharedErrorClasses } from '../../src/esbuild/sharedErrorClasses.ts';
import type { Answer, Call, everyCall } from './fixtures/everyCall.ts';

type EveryCall = typeof everyCall;

const folder = mkdtempSync(join(tmpdir(), 'allow-traffic-light-'));
const sizes: Record<string, number> = {};

async function bundled(name: string, plugins: typeof preset.plugins): Promise<EveryCall> {
  const outfile = join(folder, `${name}.cjs`);
  const entryPoints = [resolve('test/esbuild/fixtures/everyCall.ts')];
  const options = { ...preset, inject: [], footer: {}, plugins, tsconfigRaw: '{}', outfile };
  const { metafile } = await build({ ...options, entryPoints, metafile: true });
  sizes[name] = Object.values(metafile.outputs)[0]?.bytes ?? 0;
  const module = createRequire(import.meta.url)(outfile) as { everyCall: EveryCall };
  return module.everyCall;
}

let full: EveryCall;
let light: EveryCall;
beforeAll(async () => {
  full = await bundled('full', []);
  light = await bundled('light', preset.plugins);
});
afterAll(() => rmSync(folder, { recursive: true }));
// A signature depends on the time, and on an id that is new for each request.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 22) });
  vi.spyOn(globalThis.crypto, 'randomUUID').mockReturnValue('0-0-0-0-0');
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const word = fc.stringMatching(/^[\w:-]{1,20}$/);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const date = fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true });

const revision = fc.record({
  revisionType: maybe(word),
  string: maybe(fc.record({ content: text, sha256: text })),
  appSpecContent: maybe(fc.record({ content: text })),
  s3Location: maybe(fc.record({ bucket: word, key: text, eTag: text })),
});

/** What each call may be asked. */
const inputs: Record<string, fc.Arbitrary<object>> = {
  Invoke: fc.record({
    FunctionName: word,
    Qualifier: maybe(word),
    LogType: maybe(fc.constantFrom('Tail', 'None')),
    Payload: maybe(fc.string().map((payload) => Buffer.from(payload))),
    ClientContext: maybe(word),
    TenantId: maybe(word),
  }),
  GetAlias: fc.record({ FunctionName: word, Name: word }),
  GetFunctionConfiguration: fc.record({ FunctionName: word, Qualifier: maybe(word) }),
  GetProvisionedConcurrencyConfig: fc.record({ FunctionName: word, Qualifier: word }),
  ListDeploymentTargets: fc.record({ deploymentId: text, nextToken: maybe(text) }),
  BatchGetDeploymentTargets: fc.record({ deploymentId: text, targetIds: fc.array(text) }),
  GetDeployment: fc.record({ deploymentId: text }),
  GetDeploymentGroup: fc.record({ applicationName: text, deploymentGroupName: text }),
  GetApplicationRevision: fc.record({ applicationName: text, revision }),
  PutLifecycleEventHookExecutionStatus: fc.record({
    deploymentId: text,
    lifecycleEventHookExecutionId: text,
    status: fc.constantFrom('Succeeded', 'Failed'),
  }),
  DescribeAlarms: fc.record({ AlarmNames: fc.array(text), NextToken: maybe(text) }),
  GetMetricData: fc.record({
    StartTime: date,
    EndTime: date,
    MetricDataQueries: fc.array(
      fc.record({
        Id: word,
        MetricStat: fc.record({
          Metric: fc.record({
            Namespace: text,
            MetricName: text,
            Dimensions: fc.array(fc.record({ Name: text, Value: text })),
          }),
          Period: fc.nat(),
          Stat: word,
        }),
      }),
    ),
  }),
};

/** Members that answers have, with values of the right and of wrong types. */
const members = [
  ...['FunctionName', 'FunctionArn', 'Version', 'State', 'LastUpdateStatus', 'Architectures'],
  ...['TracingConfig', 'Layers', 'Environment', 'MemorySize', 'AliasArn', 'FunctionVersion'],
  ...['RoutingConfig', 'Status', 'targetIds', 'nextToken', 'deploymentTargets'],
  ...['deploymentInfo', 'deploymentGroupInfo', 'revision', 'lifecycleEventHookExecutionId'],
  ...['AdditionalVersionWeights', 'lambdaTarget', 'lambdaFunctionInfo', 'lifecycleEvents'],
  ...['createTime', 'creator', 'content', 'string', 'appSpecContent', 'Mode', 'Variables'],
];
const { value: someValue } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<unknown>(null, true, 0, 0.5, -1, 1.7e9, 'NaN', '', 'text', '2026-11-22T00:00Z'),
    fc.array(tie('value'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom(...members), tie('value'), { maxKeys: 4 }),
  ),
}));
const whole = fc.dictionary(fc.constantFrom(...members), someValue, { minKeys: 3, maxKeys: 12 });

const body = fc.oneof(
  whole.map((value) => JSON.stringify(value)),
  whole.map((value) => JSON.stringify(value).slice(0, -2)),
  fc.constantFrom('', '{}', 'null', '[]', '"text"', '<html>Bad Gateway</html>', '{"a":'),
);

const headers = fc.record(
  {
    'content-type': fc.constantFrom('application/json', 'application/x-amz-json-1.1', 'text/html'),
    'x-amzn-requestid': word,
    'x-amz-executed-version': word,
    'x-amz-function-error': fc.constantFrom('Unhandled', 'Handled'),
    'x-amz-log-result': word,
    'retry-after': fc.constantFrom('1', '60', 'soon'),
    'x-amzn-errortype': fc.constantFrom('AccessDeniedException:http://x', 'Nobody', 'Throttling'),
    date: fc.constantFrom('Sun, 22 Nov 2026 08:00:00 GMT', 'never'),
  },
  { requiredKeys: [] },
);

const answer: fc.Arbitrary<Answer> = fc.record({
  statusCode: fc.constantFrom(200, 200, 200, 202, 301, 400, 403, 404, 429, 500, 502, 503),
  headers,
  body,
});

async function expectSame(calls: readonly Call[]): Promise<string[]> {
  const [ours, theirs] = [await light(calls), await full(calls)];
  for (const [at, outcome] of ours.entries()) {
    expect({ call: calls[at], outcome }).toEqual({ call: calls[at], outcome: theirs[at] });
  }
  expect(theirs).toHaveLength(calls.length);
  return ours;
}

const clientFile = (client: string, file: string): string =>
  readFileSync(resolve('node_modules/@aws-sdk', client, 'dist-es', file), 'utf8');

describe('the light SDK acts like the SDK', () => {
  it.each(Object.keys(inputs))(
    'signs and reads %s alike, for any input and any answer',
    async (operation) => {
      const call = fc.record({
        operation: fc.constant(operation),
        input: inputs[operation] ?? fc.constant({}),
        answer,
      });
      const outcomes = await expectSame(fc.sample(call, { numRuns: 80, seed: 22 }));
      for (const part of ['AWS4-HMAC-SHA256', '"output":', '"error":']) {
        expect(outcomes.join()).toContain(part);
      }
    },
  );

  it.each([
    ['client-lambda', 'Invoke', 50],
    ['client-codedeploy', 'PutLifecycleEventHookExecutionStatus', 100],
    ['client-cloudwatch', 'DescribeAlarms', 15],
  ])('makes every error of %s alike', async (client, operation, atLeast) => {
    const names = [...clientFile(client, 'models/errors.js').matchAll(/export class (\w+)/g)];
    expect(names.length).toBeGreaterThan(atLeast);
    const [input] = fc.sample(inputs[operation] ?? fc.constant({}), { numRuns: 1, seed: 22 });
    const said = [
      { message: 'lower', Type: 'User', Reason: 'CallerRateLimitExceeded' },
      { Message: 'upper', EC2ErrorCode: 'x', unknown: [1] },
      {},
    ];
    const calls = names.flatMap(([, name = '']) =>
      said.map((one, at): Call => {
        const inHeader = { 'x-amzn-errortype': name, 'retry-after': '7' };
        const inBody = { ...one, __type: `com.amazonaws#${name}` };
        const answer = {
          statusCode: at === 1 ? 500 : 400,
          headers: client === 'client-lambda' ? inHeader : {},
          body: JSON.stringify(client === 'client-lambda' ? one : inBody),
        };
        return { operation, input: input ?? {}, answer };
      }),
    );
    const outcomes = await expectSame(calls);
    expect(new Set(outcomes).size).toBe(calls.length);
  });

  it.each(['lambda', 'codedeploy', 'cloudwatch'])('has the same classes: %s', async (client) => {
    const from = `@aws-sdk/client-${client}/dist-es/models/errors.js`;
    const made = async (plugins: typeof preset.plugins): Promise<unknown> => {
      const outfile = join(folder, `${client}-${plugins.length}.cjs`);
      const stdin = { contents: `export * from '${from}'`, resolveDir: '.' };
      await build({ ...preset, inject: [], footer: {}, plugins, minify: false, stdin, outfile });
      const module = createRequire(import.meta.url)(outfile) as Record<
        string,
        new (_: object) => Error
      >;
      const given = { message: 'm', $metadata: {}, Type: 't', Message: 'M', EC2ErrorCode: 1 };
      return Object.entries(module).map(([name, Class]) => {
        const { stack, ...own } = Object.getOwnPropertyDescriptors(new Class(given));
        // esbuild puts a `_` before the name of a class that names itself.
        const { prototype, ...fixed } = Object.getOwnPropertyDescriptors(Class);
        const parent = (Object.getPrototypeOf(Class) as typeof Class).name;
        const members = Object.getOwnPropertyNames(prototype?.value);
        return [
          name,
          parent,
          Object.entries(own),
          Object.entries(fixed).filter(([key]) => key !== 'name'),
          members,
          stack?.enumerable,
        ];
      });
    };
    expect(await made(preset.plugins)).toEqual(await made([]));
  });

  it('is smaller by a sixth at least', () => {
    expect((sizes['light'] ?? 0) / (sizes['full'] ?? 1)).toBeLessThan(5 / 6);
  });
});

describe('modules of Node that load later', () => {
  it('leaves the answer to what a stream is', async () => {
    const file =
      'node_modules/@smithy/core/dist-es/submodules/serde/util-stream/stream-type-check.js';
    const source = readFileSync(file, 'utf8');
    const load = (text: string): Promise<Record<string, (value: unknown) => boolean>> =>
      import(`data:text/javascript,${encodeURIComponent(text)}`) as never;
    const [whole, late] = [await load(source), await load(lateStreamTypes(source))];
    const named = (name: string): object => ({ constructor: { name } });
    const values = [
      Readable.from([]),
      new ReadableStream(),
      new Blob(['x']),
      named('ReadableStream'),
      named('Blob'),
      new Uint8Array(1),
      'text',
      undefined,
      null,
    ];
    for (const [name, ask] of Object.entries(whole)) {
      expect(values.map((value) => late[name]?.(value))).toEqual(values.map((one) => ask(one)));
    }
    expect(Object.keys(whole)).toEqual(['isBlob', 'isReadableStream']);
    expect(values.filter((value) => late['isReadableStream']?.(value)).length).toBe(2);
  });
});

describe('files that the SDK writes in another way', () => {
  const errors = clientFile('client-lambda', 'models/errors.js');

  it('keeps a class with something of its own', () => {
    const [, first = ''] = /export class (\w+)/.exec(errors) ?? [];
    const own = errors.replace('$fault = "client";', '$fault = "client";\n    $retryable = {};');
    expect(sharedErrorClasses(own)).toContain(`export class ${first} extends`);
    expect(sharedErrorClasses('export class A {}\n')).toBe('export class A {}\n');
  });

  it('keeps keys that no constant names, and what stands in texts', () => {
    const source = 'const _a = "x";\nconst s = { [_a]: "[_a]: \\"[_a]:", [_b]: 1 };';
    expect(literalKeys(source)).toBe(
      'const _a = "x";\nconst s = { ["x"]: "[_a]: \\"[_a]:", [_b]: 1 };',
    );
  });

  it('fails the build of the package, and says what to do', () => {
    const known = [
      ...['schemas/schemas_0.js', 'models/errors.js', 'runtimeConfig.js'].map(
        (file) => `node_modules/@aws-sdk/client-lambda/dist-es/${file}`,
      ),
      ...[
        'config/shared-ini-file-loader/readFile.js',
        'serde/uuid/v4.js',
        'serde/util-stream/stream-type-check.js',
      ].map((file) => `node_modules/@smithy/core/dist-es/submodules/${file}`),
      'node_modules/@smithy/node-http-handler/dist-es/node-http-handler.js',
    ];
    const inputs = (files: readonly string[]) => ({
      inputs: Object.fromEntries(files.map((file) => [file, { bytes: 1, imports: [] }])),
    });
    expect(() => assertLightSdk(inputs(known))).not.toThrow();
    expect(() => assertLightSdk(inputs(known.slice(1)))).toThrow('matches no file');
    const changed = join(folder, known[1] ?? '');
    mkdirSync(dirname(changed), { recursive: true });
    writeFileSync(changed, errors.replace('$fault', '$blame'));
    expect(() => assertLightSdk(inputs([...known, changed]))).toThrow(
      /"export class " in .* in another way; .*adapt that function/,
    );
  });
});
