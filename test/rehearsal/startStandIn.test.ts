import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  CodeDeployClient,
  CreateDeploymentCommand,
  DeploymentGroupDoesNotExistException,
  GetDeploymentCommand,
  GetDeploymentGroupCommand,
  ListApplicationsCommand,
  type DeploymentInfo,
} from '@aws-sdk/client-codedeploy';
import {
  GetAliasCommand,
  GetFunctionConfigurationCommand,
  InvokeCommand,
  LambdaClient,
} from '@aws-sdk/client-lambda';
import { afterEach, describe, expect, it } from 'vitest';
import {
  simulatedClock,
  startStandIn,
  type Clock,
  type StandIn,
  type StandInOptions,
} from '../../src/rehearsal/index.ts';
import { fixtures, rehearsal } from './flow.ts';
import { aliasTemplate } from './template/project.ts';

const ends: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

interface Opened {
  standIn: StandIn;
  codeDeploy: CodeDeployClient;
  lambda: LambdaClient;
}

async function start(options: StandInOptions = {}): Promise<Opened> {
  const standIn = await startStandIn({ folder: fixtures, ...options });
  const config = {
    endpoint: standIn.endpoint,
    region: 'us-east-1',
    credentials: standIn.credentials,
    maxAttempts: 1,
  };
  const codeDeploy = new CodeDeployClient(config);
  const lambda = new LambdaClient(config);
  ends.push(
    () => codeDeploy.destroy(),
    () => lambda.destroy(),
    () => standIn.close(),
  );
  return { standIn, codeDeploy, lambda };
}

/** Deploys as a user of AWS would, and polls until the end. */
async function deploy({ standIn, codeDeploy }: Opened): Promise<DeploymentInfo> {
  const { applicationName, deploymentGroupName } = standIn;
  const content = JSON.stringify(rehearsal().appspec);
  const { deploymentId } = await codeDeploy.send(
    new CreateDeploymentCommand({
      applicationName,
      deploymentGroupName,
      revision: { revisionType: 'AppSpecContent', appSpecContent: { content } },
    }),
  );
  for (;;) {
    const { deploymentInfo } = await codeDeploy.send(new GetDeploymentCommand({ deploymentId }));
    const over = ['Succeeded', 'Failed', 'Stopped'].includes(deploymentInfo!.status!);
    if (over) return deploymentInfo!;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('startStandIn', () => {
  it('starts empty', async () => {
    const { codeDeploy } = await start();
    expect((await codeDeploy.send(new ListApplicationsCommand({}))).applications).toEqual([]);
  });

  it('serves both services on one port, and deploys through the API', async () => {
    const opened = await start({ rehearsal: rehearsal() });
    expect(await deploy(opened)).toMatchObject({ status: 'Succeeded' });
    const alias = await opened.lambda.send(
      new GetAliasCommand({ FunctionName: 'myfunc', Name: 'myalias' }),
    );
    expect(alias.FunctionVersion).toBe('2');
    const { Payload, ExecutedVersion } = await opened.lambda.send(
      new InvokeCommand({ FunctionName: 'myfunc:myalias' }),
    );
    expect(ExecutedVersion).toBe('2');
    expect(Buffer.from(Payload!).toString()).toContain('Version 2');
  });

  it('counts the requests of every operation', async () => {
    const { standIn, codeDeploy } = await start();
    await codeDeploy.send(new ListApplicationsCommand({}));
    await codeDeploy.send(new ListApplicationsCommand({}));
    await codeDeploy
      .send(new GetDeploymentGroupCommand({ applicationName: 'x', deploymentGroupName: 'y' }))
      .catch(() => undefined);
    expect(standIn.requestCounts).toEqual({
      'codedeploy.ListApplications': 2,
      'codedeploy.GetDeploymentGroup': 1,
    });
  });

  it.each([
    ['deny', 'AccessDeniedException'],
    ['throttle', 'ThrottlingException'],
    ['reset', 'ECONNRESET'],
  ] as const)('injects a fault: %s', async (fault, code) => {
    const { codeDeploy } = await start({ faults: { 'codedeploy.ListApplications': fault } });
    const error: unknown = await codeDeploy
      .send(new ListApplicationsCommand({}))
      .catch((caught: unknown) => caught);
    const { name, code: nodeCode } = error as { name: string; code?: string };
    expect([name, nodeCode]).toContain(code);
  });

  it("never succeeds if a hook's calls meet a fault", async () => {
    const opened = await start({
      rehearsal: rehearsal({ before: 'discovers', clock: { minute: '1ms' } }),
      faults: { 'codedeploy.GetDeploymentTarget': 'deny' },
    });
    expect(await deploy(opened)).toMatchObject({
      status: 'Failed',
      errorInformation: { code: 'TIMEOUT' },
    });
    expect(opened.standIn.requestCounts).toMatchObject({
      'codedeploy.GetDeploymentTarget': 3,
    });
  });

  it('runs on the clock that it is given', async () => {
    const waits: number[] = [];
    const inner = simulatedClock({ minuteMs: 1 });
    const clock: Clock = {
      ...inner,
      wait: (minutes, signal) => {
        waits.push(Math.round(minutes));
        return inner.wait(minutes, signal);
      },
    };
    const opened = await start({
      clock,
      rehearsal: rehearsal({ deploymentConfig: { type: 'canary', percentage: 10, interval: 7 } }),
    });
    await deploy(opened);
    expect(waits).toContain(7);
  });

  it('stops a deployment whose alarm becomes active', async () => {
    const alarms = [{ name: 'errors', atMinute: 1_000 }];
    const opened = await start({ rehearsal: rehearsal({ before: 'slow', alarms }) });
    const deploying = deploy(opened);
    await new Promise((resolve) => setTimeout(resolve, 300));
    opened.standIn.setAlarm('errors');
    expect(await deploying).toMatchObject({
      status: 'Stopped',
      errorInformation: { code: 'ALARM_ACTIVE' },
    });
    expect(await deploy(opened)).toMatchObject({ status: 'Stopped' });
    opened.standIn.setAlarm('errors', false);
    expect(await deploy(opened)).toMatchObject({ status: 'Succeeded' });
  });

  it('routes to the same versions with the same seed', async () => {
    const drawn = async (): Promise<string[]> => {
      const opened = await start({ rehearsal: rehearsal(), seed: 11 });
      const { UpdateAliasCommand } = await import('@aws-sdk/client-lambda');
      await opened.lambda.send(
        new UpdateAliasCommand({
          FunctionName: 'myfunc',
          Name: 'myalias',
          RoutingConfig: { AdditionalVersionWeights: { '2': 0.5 } },
        }),
      );
      const versions: string[] = [];
      for (let call = 0; call < 20; call += 1) {
        const command = new InvokeCommand({ FunctionName: 'myfunc:myalias' });
        versions.push((await opened.lambda.send(command)).ExecutedVersion!);
      }
      return versions;
    };
    const first = await drawn();
    expect(new Set(first).size).toBe(2);
    expect(await drawn()).toEqual(first);
  });

  it('has only the deployment groups that were made', async () => {
    const { codeDeploy } = await start({ rehearsal: rehearsal() });
    await expect(
      codeDeploy.send(
        new GetDeploymentGroupCommand({
          applicationName: 'rehearsal',
          deploymentGroupName: 'other',
        }),
      ),
    ).rejects.toThrow(DeploymentGroupDoesNotExistException);
  });

  it("makes a template's deployment group and functions as the template has them", async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'allow-traffic-group-')), 'template.yaml');
    ends.push(() => rmSync(dirname(path), { recursive: true }));
    const rollback = 'AutoRollbackConfiguration: { Enabled: true, Events: [DEPLOYMENT_FAILURE] }';
    writeFileSync(
      path,
      aliasTemplate(
        'Type: AllAtOnce',
        `DeploymentGroupName: g, DeploymentConfigName: !Ref Config, ${rollback}`,
      ),
    );
    const { codeDeploy, lambda } = await start({ rehearsal: path });
    const { deploymentGroupInfo } = await codeDeploy.send(
      new GetDeploymentGroupCommand({ applicationName: 'rehearsal', deploymentGroupName: 'g' }),
    );
    expect(deploymentGroupInfo?.autoRollbackConfiguration).toEqual({
      enabled: true,
      events: ['DEPLOYMENT_FAILURE'],
    });
    const target = new GetFunctionConfigurationCommand({ FunctionName: 'Orders', Qualifier: '2' });
    expect(await lambda.send(target)).toMatchObject({
      Architectures: ['arm64'],
      TracingConfig: { Mode: 'Active' },
    });
  });
});
