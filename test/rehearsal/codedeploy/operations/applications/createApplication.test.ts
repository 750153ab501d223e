import {
  ApplicationAlreadyExistsException,
  ApplicationNameRequiredException,
  CreateApplicationCommand,
  GetApplicationCommand,
  InvalidApplicationNameException,
  InvalidComputePlatformException,
  type ComputePlatform,
} from '@aws-sdk/client-codedeploy';
import { describe, expect, it } from 'vitest';
import { expectError, codeDeployOverHttp } from '../../codeDeployOverHttp.ts';

describe('createApplication', () => {
  it('makes an application, for Server by default', async () => {
    const { client } = await codeDeployOverHttp();
    const { applicationId } = await client.send(
      new CreateApplicationCommand({ applicationName: 'servers' }),
    );
    const { application } = await client.send(
      new GetApplicationCommand({ applicationName: 'servers' }),
    );
    expect(application).toMatchObject({ applicationId, computePlatform: 'Server' });
  });

  it("answers with AWS's errors", async () => {
    const { client } = await codeDeployOverHttp();
    const create = (applicationName: string, computePlatform?: string): Promise<unknown> =>
      client.send(
        new CreateApplicationCommand({
          applicationName,
          ...(computePlatform && { computePlatform: computePlatform as ComputePlatform }),
        }),
      );
    await expectError(create('app'), ApplicationAlreadyExistsException, 'app');
    await expectError(create(''), ApplicationNameRequiredException);
    await expectError(create('a/b'), InvalidApplicationNameException, 'a/b');
    await expectError(create('a'.repeat(101)), InvalidApplicationNameException);
    await expectError(create('other', 'Mainframe'), InvalidComputePlatformException, 'Mainframe');
  });
});
