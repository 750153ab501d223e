import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { provideSdkV2 } from '../../../../src/rehearsal/lambda/runtime/provideSdkV2.ts';

/** The files of aws-sdk 2 that matter here, with what they do to its configuration. */
const files = {
  'core.js': 'module.exports = { config: {} };',
  'node_loader.js': "require('./core').config = { region: 'us-east-1' };",
  'aws.js': "require('./node_loader'); module.exports = require('./core');",
};

const { _extensions: extensions } = Module as unknown as {
  _extensions: Record<string, unknown>;
};
const original = extensions['.js'];
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'allow-traffic-sdk-'));
  const lib = join(folder, 'node_modules/aws-sdk/lib');
  mkdirSync(lib, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(lib, name), text);
  writeFileSync(join(lib, '../package.json'), '{ "main": "lib/aws.js" }');
});
afterEach(() => {
  extensions['.js'] = original;
  rmSync(folder, { recursive: true });
});

it('gives the endpoints of the stand-in to version 2 of the SDK', () => {
  provideSdkV2({
    AWS_ENDPOINT_URL_CODEDEPLOY: 'http://127.0.0.1:1',
    AWS_ENDPOINT_URL_LAMBDA: 'http://127.0.0.1:2',
  });
  const sdk: unknown = createRequire(join(folder, 'index.js'))('aws-sdk');
  expect(sdk).toEqual({
    config: {
      region: 'us-east-1',
      codedeploy: { endpoint: 'http://127.0.0.1:1' },
      lambda: { endpoint: 'http://127.0.0.1:2' },
    },
  });
});

it('leaves other modules alone', () => {
  provideSdkV2({ AWS_ENDPOINT_URL_CODEDEPLOY: 'http://127.0.0.1:1' });
  const core: unknown = createRequire(join(folder, 'index.js'))('aws-sdk/lib/core.js');
  expect(core).toEqual({ config: {} });
});
