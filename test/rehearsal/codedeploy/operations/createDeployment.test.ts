import {
  ApplicationDoesNotExistException,
  CreateDeploymentCommand,
  DeploymentConfigDoesNotExistException,
  DeploymentGroupDoesNotExistException,
  DeploymentLimitExceededException,
  DescriptionTooLongException,
  InvalidRevisionException,
  RevisionDoesNotExistException,
  RevisionRequiredException,
  type CreateDeploymentCommandInput,
  type RevisionLocation,
} from '@aws-sdk/client-codedeploy';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../../src/rehearsal/codedeploy/state/revision.ts';
import { appSpec } from '../localCodeDeploy.ts';
import {
  expectError,
  heldHook,
  codeDeployOverHttp,
  type CodeDeployOverHttp,
} from '../codeDeployOverHttp.ts';

const content = appSpec();

/** What CloudFormation sends. The SDK's type calls the member `string` deprecated. */
const asString = (body: { content?: string; sha256?: string }): RevisionLocation => ({
  revisionType: 'String',
  ...Object.fromEntries([['string', body]]),
});

const create = async (
  { client }: CodeDeployOverHttp,
  changes: Partial<CreateDeploymentCommandInput> = {},
): Promise<string> => {
  const command = new CreateDeploymentCommand({
    applicationName: 'app',
    deploymentGroupName: 'group',
    revision: { revisionType: 'AppSpecContent', appSpecContent: { content } },
    ...changes,
  });
  return (await client.send(command)).deploymentId!;
};

const revision = (location: RevisionLocation): Partial<CreateDeploymentCommandInput> => ({
  revision: location,
});

describe('createDeployment', () => {
  it.each<RevisionLocation>([
    asString({ content, sha256: sha256(content) }),
    { revisionType: 'AppSpecContent', appSpecContent: { content } },
  ])('deploys a revision of type $revisionType', async (location) => {
    const opened = await codeDeployOverHttp();
    const deploymentId = await create(opened, revision(location));
    expect(deploymentId).toMatch(/^d-[A-Z0-9]{9}$/);
    const deployment = opened.state.store.deployments.get(deploymentId)!;
    await deployment.finished;
    expect(deployment.status).toBe('Succeeded');
    expect(opened.lambda.alias('myfunc', 'myalias')).toEqual({ functionVersion: '2' });
  });

  it('uses the configuration of the request, otherwise that of the group', async () => {
    const opened = await codeDeployOverHttp();
    await opened.deploy({
      deploymentConfigName: 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
    });
    expect(opened.traffic()).toHaveLength(2);
  });

  it('uses the alarms and the rollback of the request, otherwise those of the group', async () => {
    const opened = await codeDeployOverHttp();
    const settings = async (changes: Partial<CreateDeploymentCommandInput>) => {
      const deployment = opened.state.store.deployments.get(await create(opened, changes))!;
      await deployment.finished;
      opened.lambda.putAlias('myfunc', 'myalias', { functionVersion: '1' });
      const { alarms, autoRollback } = deployment;
      return { alarms, rollsBack: autoRollback.enabled };
    };
    expect(await settings({})).toEqual({ alarms: ['errors'], rollsBack: true });
    expect(
      await settings({
        overrideAlarmConfiguration: { enabled: true, alarms: [{ name: 'latency' }] },
        autoRollbackConfiguration: { enabled: false },
      }),
    ).toEqual({ alarms: ['latency'], rollsBack: false });
    const unwatched = await settings({ overrideAlarmConfiguration: { enabled: false } });
    expect(unwatched.alarms).toEqual([]);
  });

  it('deploys the last successful revision again if none is given', async () => {
    const opened = await codeDeployOverHttp();
    const first = await opened.deploy();
    opened.lambda.putAlias('myfunc', 'myalias', { functionVersion: '1' });
    const again = await create(opened, { revision: undefined });
    await opened.state.store.deployments.get(again)!.finished;
    expect(opened.state.store.deployments.get(again)!.revision).toEqual(first.revision);
  });

  it("answers with AWS's errors", async () => {
    const opened = await codeDeployOverHttp();
    const created = (changes: Partial<CreateDeploymentCommandInput>): Promise<unknown> =>
      create(opened, changes);
    await expectError(created({ applicationName: 'x' }), ApplicationDoesNotExistException);
    await expectError(created({ deploymentGroupName: 'x' }), DeploymentGroupDoesNotExistException);
    await expectError(
      created({ deploymentConfigName: 'x' }),
      DeploymentConfigDoesNotExistException,
    );
    await expectError(created({ revision: undefined }), RevisionRequiredException);
    await expectError(created({ description: 'x'.repeat(257) }), DescriptionTooLongException);
  });

  it.each([
    [{ revisionType: 'S3', s3Location: { bucket: 'b', key: 'k' } }, 'cannot fetch'],
    [{ revisionType: 'AppSpecContent' }, 'needs appSpecContent'],
    [{}, 'revisionType is missing'],
    [asString({ content, sha256: 'abc' }), 'not abc'],
    [asString({ content: 'version: 0.0\nHooks: []' }), 'Resources'],
    [asString({ content: '{{' }), 'line 1'],
    [
      {
        revisionType: 'AppSpecContent',
        appSpecContent: { content: appSpec({ hooks: [{ BeforeInstall: 'before' }] }) },
      },
      'BeforeInstall',
    ],
    [
      {
        revisionType: 'AppSpecContent',
        appSpecContent: {
          content: appSpec({
            hooks: [{ BeforeAllowTraffic: 'before' }, { BeforeAllowTraffic: 'after' }],
          }),
        },
      },
      'BeforeAllowTraffic',
    ],
  ] as [RevisionLocation, string][])('refuses an invalid revision: %#', async (location, words) => {
    const opened = await codeDeployOverHttp();
    await expectError(create(opened, revision(location)), InvalidRevisionException, words);
    expect(opened.state.store.deployments.size).toBe(0);
  });

  it('refuses a revision that has only an unknown sha256', async () => {
    const opened = await codeDeployOverHttp();
    await expectError(
      create(opened, revision(asString({ sha256: sha256('x') }))),
      RevisionDoesNotExistException,
    );
  });

  it('refuses a second deployment while one is active', async () => {
    const opened = await codeDeployOverHttp();
    const { release } = heldHook(opened);
    const first = await create(opened);
    await expectError(create(opened), DeploymentLimitExceededException, first);
    release();
    await opened.state.store.deployments.get(first)!.finished;
  });
});
