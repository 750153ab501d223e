import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { answerOf, answerOfCode, folderWith, startLocalLambda, zipOf } from '../localLambda.ts';

const started = await startLocalLambda();

const asksForSdk = (name: string): string =>
  `exports.handler = async () => typeof require('${name}').LambdaClient;`;

const sdkOf = (client: string): Record<string, string> => ({
  'node_modules/@aws-sdk/client-lambda/package.json': '{"main":"index.js"}',
  'node_modules/@aws-sdk/client-lambda/index.js': `exports.LambdaClient = '${client}';`,
});

describe.each(['nodejs22.x', 'nodejs24.x'])('the SDK of %s', (runtime) => {
  test('is there for CommonJS in a folder without node_modules', async () => {
    const files = { 'index.js': asksForSdk('@aws-sdk/client-lambda') };
    const code = { handler: 'index.handler', runtime };
    expect(await answerOfCode(started, files, code)).toBe('function');
  });
});

describe('the SDK of the runtime', () => {
  test('is there for CommonJS in a zip, and for the packages in it', async () => {
    const file = join(folderWith({}), 'code.zip');
    const zip = await zipOf({
      'index.js': `exports.handler = require('mine').handler;`,
      'node_modules/mine/index.js': asksForSdk('@aws-sdk/client-lambda'),
    });
    writeFileSync(file, zip);
    await started.lambda.createFunction('zipped', { codeUri: file, handler: 'index.handler' });
    expect(await answerOf(started.client, 'zipped')).toBe('function');
  });

  test('comes after that of the code, and after that of a layer', async () => {
    const asks = `exports.handler = async () => require('@aws-sdk/client-lambda').LambdaClient;`;
    const files = { 'index.js': asks };
    const own = { ...files, ...sdkOf('of the code') };
    expect(await answerOfCode(started, own, { handler: 'index.handler' })).toBe('of the code');
    const layer = Object.fromEntries(
      Object.entries(sdkOf('of the layer')).map(([path, text]) => [`nodejs/${path}`, text]),
    );
    const code = { handler: 'index.handler', layers: [folderWith(layer)] };
    expect(await answerOfCode(started, files, code)).toBe('of the layer');
  });

  test('is all that the runtime provides: a package of this machine is not found', async () => {
    const files = { 'index.js': `exports.handler = async () => typeof require('yaml').parse;` };
    const answer = await answerOfCode(started, files, { handler: 'index.handler' });
    expect(answer).toMatchObject({ errorType: 'Error' });
    expect(JSON.stringify(answer)).toContain("Cannot find module 'yaml'");
  });

  test('is in a NODE_PATH of the function only if that names it, as on Lambda', async () => {
    const files = { 'index.js': asksForSdk('@aws-sdk/client-lambda') };
    const withPath = (NODE_PATH: string): Promise<unknown> =>
      answerOfCode(started, files, { handler: 'index.handler', environment: { NODE_PATH } });
    expect(await withPath('/opt/nodejs:/var/runtime/node_modules')).toBe('function');
    expect(await withPath('/opt/nodejs')).toMatchObject({ errorType: 'Error' });
  });
});
