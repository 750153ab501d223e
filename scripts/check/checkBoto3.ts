/**
 * `npm run check:boto3`: uses the stand-in by boto3 and by the AWS CLI. It proves that CloudWatch's and SNS's
 * answers are those of botocore's model, in each protocol that CloudWatch has: JSON and CBOR by today's boto3,
 * query by an older one.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServe } from './startServe.ts';

/** The older one is the last that speaks CloudWatch's query protocol on every Python that has it. */
const versions = { today: ['boto3', 'awscli'], older: ['boto3==1.34.162'] };

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

const serve = await startServe('src/cli/main.ts', rehearsalFile());
try {
  const env = { ...process.env, ...serve.env, AWS_EC2_METADATA_DISABLED: 'true', AWS_PAGER: '' };
  for (const [name, packages] of Object.entries(versions)) {
    const bin = install(name, packages);
    const run = (program: string, ...args: string[]): string =>
      execFileSync(join(bin, program), args, { env, encoding: 'utf8' });
    if (name === 'today') {
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
