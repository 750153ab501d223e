import {
  CreateAliasCommand,
  InvalidParameterValueException,
  ResourceConflictException,
  ResourceNotFoundException,
  type CreateAliasCommandInput,
} from '@aws-sdk/client-lambda';
import { beforeAll, describe, expect, test } from 'vitest';
import { createVersions, startLocalLambda, type Started } from '../../localLambda.ts';

let started: Started;
beforeAll(async () => {
  started = await startLocalLambda();
  await createVersions(started, 'named', '1', '2');
});

const create = (input: Partial<CreateAliasCommandInput>) =>
  started.client.send(
    new CreateAliasCommand({ FunctionName: 'named', Name: 'live', FunctionVersion: '1', ...input }),
  );

describe('CreateAlias', () => {
  test('creates an alias with weights', async () => {
    const RoutingConfig = { AdditionalVersionWeights: { '2': 0.25 } };
    expect(await create({ Description: 'the live one', RoutingConfig })).toMatchObject({
      AliasArn: 'arn:aws:lambda:us-east-1:123456789012:function:named:live',
      Name: 'live',
      FunctionVersion: '1',
      Description: 'the live one',
      RoutingConfig,
    });
    expect(started.lambda.alias('named', 'live')).toEqual({
      functionVersion: '1',
      additionalVersionWeights: { '2': 0.25 },
    });
  });

  test('refuses a name that is taken', async () => {
    await create({ Name: 'once' });
    await expect(create({ Name: 'once' })).rejects.toBeInstanceOf(ResourceConflictException);
  });

  test('refuses a name of digits, which would be a version', async () => {
    await expect(create({ Name: '12' })).rejects.toMatchObject({ name: 'ValidationException' });
  });

  test('refuses a version that does not exist', async () => {
    await expect(create({ Name: 'a', FunctionVersion: '9' })).rejects.toBeInstanceOf(
      ResourceNotFoundException,
    );
  });

  test.each<[string, Record<string, number>, string]>([
    ['its own version', { '1': 0.5 }, '1'],
    ['a share above 1', { '2': 1.5 }, '1'],
    ['$LATEST', { $LATEST: 0.5 }, '1'],
    ['two more versions', { '2': 0.1, $LATEST: 0.1 }, '1'],
  ])('refuses weights of %s', async (_what, AdditionalVersionWeights, FunctionVersion) => {
    await expect(
      create({ Name: 'weighted', FunctionVersion, RoutingConfig: { AdditionalVersionWeights } }),
    ).rejects.toBeInstanceOf(InvalidParameterValueException);
  });
});
