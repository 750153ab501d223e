import {
  ApplicationDoesNotExistException,
  ApplicationNameRequiredException,
  GetApplicationCommand,
} from '@aws-sdk/client-codedeploy';
import { describe, expect, it } from 'vitest';
import { expectError, codeDeployOverHttp } from '../../codeDeployOverHttp.ts';

describe('getApplication', () => {
  it('answers with the application', async () => {
    const { client } = await codeDeployOverHttp();
    const { application } = await client.send(
      new GetApplicationCommand({ applicationName: 'app' }),
    );
    expect(application).toMatchObject({
      applicationName: 'app',
      computePlatform: 'Lambda',
      linkedToGitHub: false,
    });
    expect(Date.now() - application!.createTime!.getTime()).toBeLessThan(60_000);
  });

  it("answers with AWS's errors", async () => {
    const { client } = await codeDeployOverHttp();
    const get = (applicationName: string): Promise<unknown> =>
      client.send(new GetApplicationCommand({ applicationName }));
    await expectError(get('nobody'), ApplicationDoesNotExistException, 'nobody');
    await expectError(get(''), ApplicationNameRequiredException);
  });
});
