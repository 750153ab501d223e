import {
  CreateFunctionCommand,
  GetFunctionCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
  type CreateFunctionCommandInput,
} from '@aws-sdk/client-lambda';
import { describe, expect, test } from 'vitest';
import { answering, startLocalLambda } from '../localLambda.ts';

const { client } = await startLocalLambda();

const create = async (FunctionName: string, given: Partial<CreateFunctionCommandInput>) =>
  client.send(
    new CreateFunctionCommand({
      FunctionName,
      Role: 'arn:aws:iam::123456789012:role/test',
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Code: { ZipFile: await answering('1') },
      ...given,
    }),
  );

const read = async (FunctionName: string) => client.send(new GetFunctionCommand({ FunctionName }));

const given: Partial<CreateFunctionCommandInput> = {
  Architectures: ['arm64'],
  TracingConfig: { Mode: 'Active' },
  VpcConfig: { SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'] },
  DeadLetterConfig: { TargetArn: 'arn:aws:sqs:us-east-1:123456789012:dead' },
  EphemeralStorage: { Size: 1024 },
  LoggingConfig: { LogFormat: 'JSON', LogGroup: '/my/group', ApplicationLogLevel: 'WARN' },
  Environment: { Variables: { STAGE: 'test' } },
};

describe('the configuration of a function', () => {
  test('is answered as it was given', async () => {
    await create('given', { ...given, Tags: { team: 'shop' } });
    const { Configuration, Tags } = await read('given');
    expect(Configuration).toMatchObject(given);
    expect(Tags).toEqual({ team: 'shop' });
  });

  test('has nothing that was not given', async () => {
    await create('bare', {});
    const { Configuration, Tags } = await read('bare');
    for (const member of ['Environment', 'VpcConfig', 'DeadLetterConfig', 'KMSKeyArn']) {
      expect(Configuration).not.toHaveProperty(member);
    }
    expect(Tags).toBeUndefined();
  });

  test('keeps what a change leaves out, and drops what it empties', async () => {
    await create('changed', given);
    const change = { FunctionName: 'changed', VpcConfig: { SubnetIds: [], SecurityGroupIds: [] } };
    await client.send(new UpdateFunctionConfigurationCommand(change));
    const { Configuration } = await read('changed');
    expect({ ...Configuration, VpcConfig: given.VpcConfig }).toMatchObject(given);
    expect(Configuration).not.toHaveProperty('VpcConfig');
  });

  test('gets another architecture with new code', async () => {
    await create('moved', {});
    const ZipFile = await answering('2');
    const Architectures = ['arm64' as const];
    await client.send(
      new UpdateFunctionCodeCommand({ FunctionName: 'moved', ZipFile, Architectures }),
    );
    expect((await read('moved')).Configuration).toMatchObject({ Architectures });
  });

  test.each<[string, Partial<CreateFunctionCommandInput>, RegExp]>([
    [
      'FileSystemConfigs',
      { FileSystemConfigs: [{ Arn: 'arn', LocalMountPath: '/mnt/x' }] },
      /has no FileSystemConfigs of functions/,
    ],
    ['SnapStart', { SnapStart: { ApplyOn: 'PublishedVersions' } }, /enum value set: \[None\]/],
    [
      'an image and a zip',
      { PackageType: 'Image' },
      /PackageType is Image, but Code has no ImageUri/,
    ],
    [
      'an image as a zip',
      { Code: { ImageUri: 'orders:7' } },
      /PackageType is Zip, but Code has an ImageUri/,
    ],
    ['two architectures', { Architectures: ['arm64', 'x86_64'] }, /a list of one/],
  ])('is refused with a sentence if it has %s', async (_what, more, message) => {
    await expect(create('refused', more)).rejects.toThrow(message);
  });
});
