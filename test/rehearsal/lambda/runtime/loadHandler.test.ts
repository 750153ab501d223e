import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { FunctionCode } from '../../../../src/rehearsal/lambda/lambdaStandIn.ts';
import { answerOfCode, startLocalLambda } from '../localLambda.ts';

const started = await startLocalLambda();

const run = (files: Record<string, string>, code: Partial<FunctionCode>): Promise<unknown> =>
  answerOfCode(started, files, code);

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
      'an export that does not exist',
      { 'index.mjs': esm },
      'index.none',
      { errorType: 'Runtime.HandlerNotFound' },
    ],
    [
      'an export that is not a function',
      { 'index.mjs': 'export const handler = 1;' },
      'index.handler',
      { errorMessage: 'index.handler is not a function' },
    ],
    [
      'a file that does not exist',
      { 'index.mjs': esm },
      'main.handler',
      {
        errorType: 'Runtime.ImportModuleError',
        errorMessage: expect.stringContaining(`Error: Cannot find module 'main'`) as unknown,
      },
    ],
    [
      'a path to a parent folder',
      { 'index.mjs': esm },
      '../index.handler',
      { errorType: 'Runtime.MalformedHandlerName' },
    ],
    [
      'a handler without an export',
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

describe('the module systems of each runtime', () => {
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

test('the compile cache of this machine is filled before the function is killed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'compile-cache-'));
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });
  vi.stubEnv('NODE_COMPILE_CACHE', folder);
  expect(await run({ 'index.ts': ts, ...module }, { handler: 'index.handler' })).toBe('ts');
  expect(
    readdirSync(folder, { recursive: true, withFileTypes: true }).some((entry) => entry.isFile()),
  ).toBe(true);
});
