/**
 * `npm run check:aws-cli`: performs a whole deployment with the AWS CLI against `allow-traffic serve`. It
 * proves that the stand-in works with a client other than the SDK for JavaScript. If the AWS CLI is not
 * installed, it says so and exits with 0.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { awsCommand, type Answer, type AwsCommand } from './awsCli/awsCommand.ts';
import { functionZips } from './awsCli/functionZips.ts';
import { startServe } from './startServe.ts';

const version = spawnSync('aws', ['--version'], { encoding: 'utf8' });
if (version.error !== undefined || version.status !== 0) {
  console.log('The AWS CLI is not installed, so nothing was checked.');
  process.exit(0);
}
console.log(version.stdout.trim());

const folder = mkdtempSync(join(tmpdir(), 'aws-cli-'));
const role = 'arn:aws:iam::123456789012:role/example';

function createFunctions(aws: AwsCommand, zips: Record<'v1' | 'v2' | 'hook', string>): void {
  const create = (name: string, file: string): Answer =>
    aws(
      ...['lambda', 'create-function', '--function-name', name, '--runtime', 'nodejs24.x'],
      ...['--handler', 'index.handler', '--role', role, '--zip-file', `fileb://${file}`],
      ...['--timeout', '30'],
    );
  create('myfunc', zips.v1);
  assert.equal(aws('lambda', 'publish-version', '--function-name', 'myfunc')['Version'], '1');
  aws(
    ...['lambda', 'update-function-code', '--function-name', 'myfunc'],
    ...['--zip-file', `fileb://${zips.v2}`],
  );
  assert.equal(aws('lambda', 'publish-version', '--function-name', 'myfunc')['Version'], '2');
  aws(
    ...['lambda', 'create-alias', '--function-name', 'myfunc', '--name', 'myalias'],
    ...['--function-version', '1'],
  );
  create('CodeDeployHook_before', zips.hook);
}

function createGroup(aws: AwsCommand): void {
  aws('deploy', 'create-application', '--application-name', 'app', '--compute-platform', 'Lambda');
  aws(
    ...['deploy', 'create-deployment-group', '--application-name', 'app'],
    ...['--deployment-group-name', 'group', '--service-role-arn', role],
    ...['--deployment-style', 'deploymentType=BLUE_GREEN,deploymentOption=WITH_TRAFFIC_CONTROL'],
    ...['--auto-rollback-configuration', 'enabled=true,events=DEPLOYMENT_STOP_ON_REQUEST'],
  );
}

function createDeployment(aws: AwsCommand, from: string, to: string, config: string): string {
  const content = JSON.stringify({
    version: 0.0,
    Resources: [
      {
        myfunc: {
          Type: 'AWS::Lambda::Function',
          Properties: {
            Name: 'myfunc',
            Alias: 'myalias',
            CurrentVersion: from,
            TargetVersion: to,
          },
        },
      },
    ],
    Hooks: [{ BeforeAllowTraffic: 'CodeDeployHook_before' }],
  });
  const revision = join(folder, 'revision.json');
  writeFileSync(
    revision,
    JSON.stringify({ revisionType: 'AppSpecContent', appSpecContent: { content } }),
  );
  const answer = aws(
    ...['deploy', 'create-deployment', '--application-name', 'app'],
    ...['--deployment-group-name', 'group', '--revision', `file://${revision}`],
    ...['--deployment-config-name', `CodeDeployDefault.Lambda${config}`],
  );
  return String(answer['deploymentId']);
}

async function deploy(exported: Record<string, string>): Promise<void> {
  const aws = awsCommand(exported);
  const info = (deploymentId: string): Answer =>
    aws('deploy', 'get-deployment', '--deployment-id', deploymentId)['deploymentInfo'] as Answer;
  const ended = async (deploymentId: string): Promise<Answer> => {
    for (;;) {
      const found = info(deploymentId);
      if (['Succeeded', 'Failed', 'Stopped'].includes(String(found['status']))) return found;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  };
  const aliasVersion = (): unknown =>
    aws('lambda', 'get-alias', '--function-name', 'myfunc', '--name', 'myalias')['FunctionVersion'];

  createFunctions(aws, await functionZips(folder));
  createGroup(aws);

  const first = createDeployment(aws, '1', '2', 'Linear10PercentEvery1Minute');
  assert.equal((await ended(first))['status'], 'Succeeded');
  assert.equal(aliasVersion(), '2');
  const { targetIds } = aws('deploy', 'list-deployment-targets', '--deployment-id', first);
  const targetId = (targetIds as string[])[0] ?? '';
  const { deploymentTarget } = aws(
    ...['deploy', 'get-deployment-target', '--deployment-id', first, '--target-id', targetId],
  );
  const { lambdaTarget } = deploymentTarget as { lambdaTarget: Answer };
  assert.equal(lambdaTarget['status'], 'Succeeded');

  const second = createDeployment(aws, '2', '1', 'Linear10PercentEvery10Minutes');
  const stopped = aws('deploy', 'stop-deployment', '--deployment-id', second);
  assert.ok(['Pending', 'Succeeded'].includes(String(stopped['status'])));
  const { status, rollbackInfo } = await ended(second);
  assert.equal(status, 'Stopped');
  const { rollbackDeploymentId } = rollbackInfo as { rollbackDeploymentId: string };
  assert.equal((await ended(rollbackDeploymentId))['status'], 'Succeeded');
  assert.equal(aliasVersion(), '2');
}

const serve = await startServe('src/cli/main.ts');
try {
  await deploy(serve.env);
  console.log('The AWS CLI made a deployment, and stopped another one, which was rolled back.');
} finally {
  await serve.stop();
  rmSync(folder, { recursive: true });
}
