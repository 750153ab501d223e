import {
  ApplicationDoesNotExistException,
  GetApplicationRevisionCommand,
  GetDeploymentCommand,
  InvalidRevisionException,
  RevisionDoesNotExistException,
  RevisionRequiredException,
  type GetApplicationRevisionCommandOutput,
  type RevisionLocation,
} from '@aws-sdk/client-codedeploy';
import { describe, expect, it } from 'vitest';
import { appSpec } from '../localCodeDeploy.ts';
import { expectError, codeDeployOverHttp, type CodeDeployOverHttp } from '../codeDeployOverHttp.ts';

const content = appSpec();

const get = (
  { client }: CodeDeployOverHttp,
  revision: RevisionLocation | undefined,
  applicationName = 'app',
): Promise<GetApplicationRevisionCommandOutput> =>
  client.send(new GetApplicationRevisionCommand({ applicationName, revision }));

describe('getApplicationRevision', () => {
  it.each([
    ['String', 'string'],
    ['AppSpecContent', 'appSpecContent'],
  ] as const)(
    'finds the revision that GetDeployment answered, and adds the content: %s',
    async (type, field) => {
      const opened = await codeDeployOverHttp();
      const { deploymentId } = await opened.deploy({
        revision: { revisionType: type, [field]: { content } },
      });
      const { deploymentInfo } = await opened.client.send(
        new GetDeploymentCommand({ deploymentId }),
      );
      expect(deploymentInfo?.revision?.[field]?.content).toBeUndefined();
      const answer = await get(opened, deploymentInfo!.revision);
      expect(answer.revision?.[field]?.content).toBe(content);
      expect(answer.revisionInfo).toMatchObject({ deploymentGroups: ['group'] });
      expect(answer.revisionInfo?.registerTime).toBeInstanceOf(Date);
    },
  );

  it("answers with AWS's errors", async () => {
    const opened = await codeDeployOverHttp();
    const { revision } = await opened.deploy();
    const { sha256 } = revision;
    const known = { revisionType: 'AppSpecContent', appSpecContent: { sha256 } } as const;
    await expectError(get(opened, undefined), RevisionRequiredException);
    await expectError(get(opened, known, 'nobody'), ApplicationDoesNotExistException);
    await expectError(
      get(opened, { revisionType: 'String', string: { sha256 } }),
      RevisionDoesNotExistException,
      sha256,
    );
    await expectError(
      get(opened, { revisionType: 'AppSpecContent', appSpecContent: {} }),
      RevisionDoesNotExistException,
    );
    await expectError(get(opened, { revisionType: 'S3' }), InvalidRevisionException, 'S3');
  });
});
