import {
  ApplicationDoesNotExistException,
  ApplicationNameRequiredException,
  DeleteApplicationCommand,
  GetApplicationCommand,
} from '@aws-sdk/client-codedeploy';
import { describe, it } from 'vitest';
import { expectError, overHttp } from '../overHttp.ts';

describe('deleteApplication', () => {
  it('takes the application away, and minds nothing where it is gone', async () => {
    const { client } = await overHttp();
    await client.send(new DeleteApplicationCommand({ applicationName: 'app' }));
    await client.send(new DeleteApplicationCommand({ applicationName: 'app' }));
    await expectError(
      client.send(new GetApplicationCommand({ applicationName: 'app' })),
      ApplicationDoesNotExistException,
    );
  });

  it("answers with AWS's errors", async () => {
    const { client } = await overHttp();
    await expectError(
      client.send(new DeleteApplicationCommand({ applicationName: '' })),
      ApplicationNameRequiredException,
    );
  });
});
