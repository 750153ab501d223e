import { symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FunctionCode } from '../../../src/rehearsal/lambda/lambdaStandIn.ts';
import { answerOf, folderWith, startLocalLambda, zipOf } from './localLambda.ts';

const started = await startLocalLambda();

let count = 0;
async function run(files: Record<string, string>, code: Partial<FunctionCode>): Promise<unknown> {
  const name = `f${(count += 1)}`;
  await started.lambda.createFunction(name, { codeUri: folderWith(files), ...code });
  return answerOf(started.client, name);
}

const esm = `export const handler = async () => 'esm';`;
const cjs = `exports.handler = async () => 'cjs';`;
const ts = `export const handler = async (): Promise<string> => 'ts';`;
const module = { 'package.json': '{ "type": "module" }' };

describe.each(['nodejs22.x', 'nodejs24.x'])('a handler on %s', (runtime) => {
  test.each<[string, Record<string, string>, string, unknown]>([
    ['.js, CommonJS', { 'index.js': cjs }, 'index.handler', 'cjs'],
    ['.js, ES module by its package', { 'index.js': esm, ...module }, 'index.handler', 'esm'],
    ['.mjs', { 'index.mjs': esm }, 'index.handler', 'esm'],
    ['.cjs', { 'index.cjs': cjs, ...module }, 'index.handler', 'cjs'],
    ['.ts', { 'index.ts': ts, ...module }, 'index.handler', 'ts'],
    ['.mts', { 'index.mts': ts }, 'index.handler', 'ts'],
    ['.js before .mjs', { 'index.js': cjs, 'index.mjs': esm }, 'index.handler', 'cjs'],
    ['a folder with a dot', { 'a.b/index.mjs': esm }, 'a.b/index.handler', 'esm'],
    [
      'a nested export',
      { 'index.mjs': `export const a = { b: async () => 'nested' };` },
      'index.a.b',
      'nested',
    ],
    [
      'exported by assignment',
      { 'index.js': `module.exports = { handler: async () => 'whole' };` },
      'index.handler',
      'whole',
    ],
    [
      'a base name that ends at its first dot',
      { 'index.mjs': esm, 'index.test.mjs': esm },
      'index.test.handler',
      {
        errorType: 'Runtime.HandlerNotFound',
        errorMessage: 'index.test.handler is undefined or not exported',
      },
    ],
    [
      'an export that is not there',
      { 'index.mjs': esm },
      'index.none',
      { errorType: 'Runtime.HandlerNotFound' },
    ],
    [
      'an export that is no function',
      { 'index.mjs': 'export const handler = 1;' },
      'index.handler',
      { errorMessage: 'index.handler is not a function' },
    ],
    [
      'a file that is not there',
      { 'index.mjs': esm },
      'main.handler',
      {
        errorType: 'Runtime.ImportModuleError',
        errorMessage: expect.stringContaining(`Error: Cannot find module 'main'`) as unknown,
      },
    ],
    [
      'a path that climbs',
      { 'index.mjs': esm },
      '../index.handler',
      { errorType: 'Runtime.MalformedHandlerName' },
    ],
    [
      'no export at all',
      { 'index.mjs': esm },
      'index',
      { errorType: 'Runtime.MalformedHandlerName' },
    ],
  ])('%s', async (_what, files, handler, expected) => {
    const answer = await run(files, { handler, runtime });
    if (typeof expected === 'string') expect(answer).toBe(expected);
    else expect(answer).toMatchObject(expected as object);
  });
});

describe('what each runtime can load', () => {
  const files = {
    'index.cjs': `exports.handler = async () => require('./esm.mjs').value;`,
    'esm.mjs': `export const value = 'required';`,
  };

  test('nodejs22.x does not require ES modules', async () => {
    expect(await run(files, { handler: 'index.handler', runtime: 'nodejs22.x' })).toMatchObject({
      errorMessage: expect.stringContaining('require() of ES Module') as unknown,
    });
  });

  test('nodejs24.x does', async () => {
    expect(await run(files, { handler: 'index.handler' })).toBe('required');
  });

  test('nodejs22.x does not guess that a file is an ES module', async () => {
    const answer = await run(
      { 'index.js': esm },
      { handler: 'index.handler', runtime: 'nodejs22.x' },
    );
    expect(answer).toMatchObject({ errorType: 'Runtime.UserCodeSyntaxError' });
  });
});

describe('code from elsewhere', () => {
  test('a zip is unpacked', async () => {
    const folder = folderWith({});
    const zip = await zipOf({ 'src/index.mjs': esm });
    writeFileSync(join(folder, 'code.zip'), zip);
    expect(await run({}, { codeUri: join(folder, 'code.zip'), handler: 'src/index.handler' })).toBe(
      'esm',
    );
  });

  test('code in a zip finds the SDK that the runtime brings, and only that', async () => {
    const folder = folderWith({});
    const source = (name: string): string =>
      `import * as found from '${name}'; export const handler = async () => Object.keys(found).includes('LambdaClient');`;
    writeFileSync(
      join(folder, 'sdk.zip'),
      await zipOf({ 'index.mjs': source('@aws-sdk/client-lambda') }),
    );
    writeFileSync(join(folder, 'other.zip'), await zipOf({ 'index.mjs': source('valibot') }));
    expect(await run({}, { codeUri: join(folder, 'sdk.zip'), handler: 'index.handler' })).toBe(
      true,
    );
    expect(
      await run({}, { codeUri: join(folder, 'other.zip'), handler: 'index.handler' }),
    ).toMatchObject({
      errorMessage: expect.stringContaining(`Cannot find package 'valibot'`) as unknown,
    });
  });

  test('a folder that is a link runs in place', async () => {
    const target = folderWith({ 'index.mjs': `export const handler = async () => process.cwd();` });
    const link = join(folderWith({}), 'link');
    symlinkSync(target, link);
    expect(await run({}, { codeUri: link, handler: 'index.handler' })).toBe(target);
  });

  test.each<[string, Partial<FunctionCode>, RegExp]>([
    [
      'a folder that is not there',
      { codeUri: resolve('/nowhere') },
      /codeUri \/nowhere is not there; expected a folder or a zip/,
    ],
    [
      'a layer that is not there',
      { layers: [resolve('/nolayer.zip')] },
      /layer \/nolayer\.zip is not there/,
    ],
    [
      'a file that is no zip',
      { codeUri: resolve('package.json') },
      /Could not unzip .*package\.json: .*expected a zip archive/,
    ],
    ['a handler with spaces', { handler: 'index handler' }, /at most 128 characters, no spaces/],
    [
      'a timeout that is none',
      { timeout: 0.5 },
      /timeout is 0\.5; expected a whole number from 1 to 900/,
    ],
  ])('%s is refused', async (_what, code, message) => {
    await expect(run({ 'index.mjs': esm }, { handler: 'index.handler', ...code })).rejects.toThrow(
      message,
    );
  });
});
