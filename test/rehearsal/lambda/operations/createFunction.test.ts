import {
  CreateFunctionCommand,
  InvalidParameterValueException,
  ResourceConflictException,
  type CreateFunctionCommandInput,
} from '@aws-sdk/client-lambda';
import { beforeAll, describe, expect, test } from 'vitest';
import { answering, answerOf, startLocalLambda, zipOf, type Started } from '../localLambda.ts';

let started: Started;
let base: CreateFunctionCommandInput;

beforeAll(async () => {
  started = await startLocalLambda();
  base = {
    FunctionName: 'made',
    Role: 'arn:aws:iam::123456789012:role/test',
    Runtime: 'nodejs24.x',
    Handler: 'index.handler',
    Code: { ZipFile: await answering('made') },
  };
});

const create = (more: Partial<CreateFunctionCommandInput>) =>
  started.client.send(new CreateFunctionCommand({ ...base, ...more }));

describe('CreateFunction', () => {
  test('creates a function that runs', async () => {
    const output = await create({
      Description: 'a function',
      Timeout: 7,
      MemorySize: 256,
      Environment: { Variables: { KEY: 'value' } },
    });
    expect(output).toMatchObject({
      FunctionName: 'made',
      FunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:made',
      Description: 'a function',
      Version: '$LATEST',
      Timeout: 7,
      MemorySize: 256,
      Environment: { Variables: { KEY: 'value' } },
      State: 'Active',
      CodeSize: base.Code?.ZipFile?.length,
    });
    expect(await answerOf(started.client, 'made')).toBe('made');
  });

  test('publishes a version if the request says so', async () => {
    const output = await create({ FunctionName: 'published', Publish: true });
    expect(output.Version).toBe('1');
    expect(await answerOf(started.client, 'published:1')).toBe('made');
  });

  test.each([
    ['another account', 'arn:aws:lambda:us-east-1:999999999999:function:x', /belongs to account/],
    ['another account, in part', '999999999999:function:x', /belongs to account/],
    ['another region', 'arn:aws:lambda:eu-west-1:123456789012:function:x', /eu-west-1/],
    ['a version', 'x:1', /without a qualifier/],
    ['an alias', 'arn:aws:lambda:us-east-1:123456789012:function:x:live', /without a qualifier/],
  ])('refuses a name of %s', async (_what, FunctionName, message) => {
    await expect(create({ FunctionName })).rejects.toThrow(message);
  });

  test('refuses a name that is taken', async () => {
    await create({ FunctionName: 'twice' });
    await expect(create({ FunctionName: 'twice' })).rejects.toBeInstanceOf(
      ResourceConflictException,
    );
  });

  test.each<[string, Partial<CreateFunctionCommandInput>, RegExp]>([
    [
      'a corrupt zip',
      { Code: { ZipFile: Buffer.from('no zip at all') } },
      /^Could not unzip .*code\.zip: .*; expected a zip archive/,
    ],
    ['no zip', { Code: { S3Bucket: 'b', S3Key: 'k' } }, /no ZipFile; this stand-in has no S3/],
    [
      'an unknown runtime',
      { Runtime: 'go1.x' },
      /runtime is 'go1\.x', which Lambda has deprecated; expected provided\.al2023/,
    ],
    ['no handler', { Handler: undefined }, /^Runtime and Handler are mandatory parameters/],
    ['no runtime', { Runtime: undefined }, /^Runtime and Handler are mandatory parameters/],
    [
      'a reserved variable',
      { Environment: { Variables: { AWS_REGION: 'x' } } },
      /Reserved keys used in this request: AWS_REGION/,
    ],
  ])('refuses %s', async (what, input, message) => {
    const refused = create({ FunctionName: `bad${what.length}`, ...input });
    await expect(refused).rejects.toThrow(message);
    await expect(refused).rejects.toBeInstanceOf(InvalidParameterValueException);
  });

  test.each<[string, Partial<CreateFunctionCommandInput>, RegExp]>([
    ['a timeout out of range', { Timeout: 901 }, /'901' at 'timeout' failed .* from 1 to 900/],
    ['a memory size out of range', { MemorySize: 64 }, /'memorySize'/],
    ['no role', { Role: undefined }, /null at 'role' failed/],
    ['a name as the role', { Role: 'test' }, /'test' at 'role' failed .* pattern/],
    ['a long description', { Description: 'x'.repeat(257) }, /'description' failed .* to 256$/],
  ])('refuses %s', async (_what, input, message) => {
    const refused = create({ FunctionName: 'invalid', ...input });
    await expect(refused).rejects.toThrow(message);
    await expect(refused).rejects.toMatchObject({ name: 'ValidationException' });
  });

  test('refuses a zip entry that leads outside the folder', async () => {
    const zip = await zipOf({ 'aaaaaaaa.js': 'x' });
    const evil = Buffer.from(
      zip.toString('latin1').replaceAll('aaaaaaaa.js', '../../../e.j'.slice(0, 11)),
      'latin1',
    );
    await expect(create({ FunctionName: 'slip', Code: { ZipFile: evil } })).rejects.toThrow(
      /Could not unzip .*invalid relative path/,
    );
  });
});
