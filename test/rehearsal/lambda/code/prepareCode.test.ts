import { symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FunctionCode } from '../../../../src/rehearsal/lambda/lambdaStandIn.ts';
import { answerOfCode, folderWith, startLocalLambda, zipOf } from '../localLambda.ts';

const started = await startLocalLambda();

const run = (files: Record<string, string>, code: Partial<FunctionCode>): Promise<unknown> =>
  answerOfCode(started, files, code);

const esm = `export const handler = async () => 'esm';`;

describe('the code of a function', () => {
  test('is unpacked if it is a zip', async () => {
    const folder = folderWith({});
    const zip = await zipOf({ 'src/index.mjs': esm });
    writeFileSync(join(folder, 'code.zip'), zip);
    expect(await run({}, { codeUri: join(folder, 'code.zip'), handler: 'src/index.handler' })).toBe(
      'esm',
    );
  });

  test('in a zip finds the SDK of the runtime, and no other package of this machine', async () => {
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

  test('runs in place if it is a link to a folder', async () => {
    const target = folderWith({ 'index.mjs': `export const handler = async () => process.cwd();` });
    const link = join(folderWith({}), 'link');
    symlinkSync(target, link);
    expect(await run({}, { codeUri: link, handler: 'index.handler' })).toBe(target);
  });

  test.each<[string, Partial<FunctionCode>, RegExp]>([
    [
      'a folder that does not exist',
      { codeUri: resolve('/nowhere') },
      /codeUri \/nowhere does not exist; expected a folder or a zip/,
    ],
    [
      'a layer that does not exist',
      { layers: [resolve('/nolayer.zip')] },
      /layer \/nolayer\.zip does not exist/,
    ],
    [
      'a file that is not a zip',
      { codeUri: resolve('package.json') },
      /Could not unzip .*package\.json: .*expected a zip archive/,
    ],
  ])('is refused if it is %s', async (_what, code, message) => {
    await expect(run({ 'index.mjs': esm }, { handler: 'index.handler', ...code })).rejects.toThrow(
      message,
    );
  });
});
