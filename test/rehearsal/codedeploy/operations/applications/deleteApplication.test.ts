import {
  ApplicationDoesNotExistException,
  ApplicationNameRequiredException,
  DeleteApplicationCommand,
  GetApplicationCommand,
} from '@aws-sdk/client-codedeploy';
import { describe, it } from 'vitest';
import { expectError, codeDeployOverHttp } from '../../codeDeployOverHttp.ts';

describe('deleteApplication', () => {
  it('deletes the application, and succeeds if there is none', async () => {
    const { client } = await codeDeployOverHttp();
    await client.send(new DeleteApplicationCommand({ applicationName: 'app' }));
    await client.send(new DeleteApplicationCommand({ applicationName: 'app' }));
    await expectError(
      client.send(new GetApplicationCommand({ applicationName: 'app' })),
      ApplicationDoesNotExistException,
    );
  });

  it("answers with AWS's errors", async () => {
    const { client } = await codeDeployOverHttp();
    await expectError(
      client.send(new DeleteApplicationCommand({ applicationName: '' })),
      ApplicationNameRequiredException,
    );
  });
});
