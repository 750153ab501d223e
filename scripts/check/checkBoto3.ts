/**
 * `npm run check:boto3`: calls every operation of the stand-in by boto3, so that it succeeds and so that it fails,
 * and holds each answer against botocore's model. CloudWatch is used in each protocol that it has: JSON and CBOR
 * by today's boto3, query by an older one; and by the AWS CLI. boto3 and the CLI are installed from PyPI.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cloudWatchOperationNames } from '../../src/rehearsal/cloudwatch/cloudWatchOperations.ts';
import { codeDeployOperationNames } from '../../src/rehearsal/codedeploy/codeDeployOperations.ts';
import { lambdaOperationNames } from '../../src/rehearsal/lambda/lambdaOperations.ts';
import { snsOperations } from '../../src/rehearsal/sns/snsOperations.ts';
import { buildBootstrap } from '../build/buildBootstrap.ts';
import { startServe } from './startServe.ts';

/** The older one is the last that speaks CloudWatch's query protocol on every Python that has it. */
const versions = { today: ['boto3', 'awscli'], older: ['boto3==1.34.162'] };

/** Every operation that the stand-in serves. One that the script does not call fails it. */
const served = {
  codedeploy: codeDeployOperationNames,
  lambda: lambdaOperationNames,
  cloudwatch: cloudWatchOperationNames,
  sns: Object.keys(snsOperations([])),
};

const folder = mkdtempSync(join(tmpdir(), 'boto3-'));

function rehearsalFile(): string {
  const version = { codeUri: '.', handler: 'index.handler' };
  const appspec = {
    version: '0.0',
    Resources: [
      {
        myfunc: {
          Type: 'AWS::Lambda::Function',
          Properties: { Name: 'myfunc', Alias: 'live', CurrentVersion: '1', TargetVersion: '2' },
        },
      },
    ],
  };
  const file = join(folder, 'rehearsal.json');
  writeFileSync(join(folder, 'index.mjs'), 'export const handler = async () => 1;\n');
  const functions = { myfunc: { versions: { '1': version, '2': version } } };
  // Lambda's metrics are late by a minute, which is a second here.
  writeFileSync(file, JSON.stringify({ appspec, functions, clock: { minute: '1s' } }));
  return file;
}

function install(name: string, packages: readonly string[]): string {
  const home = join(folder, name);
  execFileSync('python3', ['-m', 'venv', home]);
  execFileSync(join(home, 'bin/pip'), ['install', '--quiet', ...packages], { stdio: 'inherit' });
  return join(home, 'bin');
}

const settings = { AWS_EC2_METADATA_DISABLED: 'true', AWS_PAGER: '' };

/** On a stand-in of its own, which is empty. */
async function callEveryOperation(bin: string): Promise<void> {
  const empty = await startServe('src/cli/main.ts');
  try {
    const args = ['scripts/check/boto3/operations.py', JSON.stringify(served)];
    const env = { ...process.env, ...empty.env, ...settings };
    execFileSync(join(bin, 'python3'), args, { env, stdio: 'inherit' });
  } finally {
    await empty.stop();
  }
}

await buildBootstrap();
const serve = await startServe('src/cli/main.ts', rehearsalFile());
try {
  const env = { ...process.env, ...serve.env, ...settings };
  for (const [name, packages] of Object.entries(versions)) {
    const bin = install(name, packages);
    const run = (program: string, ...args: string[]): string =>
      execFileSync(join(bin, program), args, { env, encoding: 'utf8' });
    if (name === 'today') {
      await callEveryOperation(bin);
      const aws = (...args: string[]): unknown => {
        const answer = run('aws', ...args, '--output', 'json');
        return answer === '' ? {} : JSON.parse(answer);
      };
      aws(
        ...['lambda', 'update-alias', '--function-name', 'myfunc', '--name', 'live'],
        ...['--routing-config', '{"AdditionalVersionWeights":{"2":0.5}}'],
      );
      aws(
        ...['cloudwatch', 'put-metric-alarm', '--alarm-name', 'errors', '--namespace', 'Shop'],
        ...['--metric-name', 'Errors', '--statistic', 'Sum', '--period', '60', '--threshold', '1'],
        ...['--evaluation-periods', '1', '--comparison-operator', 'GreaterThanThreshold'],
      );
      const { MetricAlarms } = aws('cloudwatch', 'describe-alarms') as { MetricAlarms: object[] };
      assert.equal(MetricAlarms.length, 1);
      console.log(`the AWS CLI put and described an alarm: ${run('aws', '--version').trim()}`);
    }
    const metrics = (...protocol: string[]): void =>
      console.log(run('python3', 'scripts/check/boto3/metrics.py', name, ...protocol).trim());
    metrics();
    if (name === 'today') metrics('smithy-rpc-v2-cbor');
  }
} finally {
  await serve.stop();
  rmSync(folder, { recursive: true });
}
