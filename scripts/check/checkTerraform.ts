/**
 * `npm run check:terraform`: plans `examples/terraform`, which uses the module of this package, with HashiCorp's AWS
 * provider, and lets the doctor look at the plan. Then applies it against `allow-traffic serve`, plans it again without
 * a difference, and destroys it. Roles exist in a stub of IAM, log groups in one of CloudWatch Logs.
 * No registry is asked: the provider is in the folder `TERRAFORM_PLUGIN_DIR`, or in one of Terraform's
 * implied mirrors. Without it, or without Terraform, the script says "not proved" and exits with 1.
 */
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { startServe } from './startServe.ts';
import { findAwsProvider } from './terraform/awsProvider.ts';
import { startIamStub } from './terraform/iamStub.ts';
import { startLogsStub } from './terraform/logsStub.ts';

function notProved(why: string): never {
  console.error(`not proved: ${why}`);
  process.exit(1);
}

const version = spawnSync('terraform', ['version', '-json'], { encoding: 'utf8' });
if (version.status !== 0) notProved('terraform is not installed');
const { terraform_version: terraformVersion } = JSON.parse(version.stdout) as {
  terraform_version: string;
};
const provider = findAwsProvider();
if (provider === undefined) {
  notProved(
    'there is no folder with registry.terraform.io/hashicorp/aws; set TERRAFORM_PLUGIN_DIR to one, ' +
      'which `terraform providers mirror` makes',
  );
}

const folder = mkdtempSync(join(tmpdir(), 'allow-traffic-terraform-'));
const example = join(folder, 'examples/terraform');

/** A copy of the examples, with the packages that the example's build imports. */
function copyExample(): void {
  cpSync('examples', join(folder, 'examples'), {
    recursive: true,
    filter: (path) => !/node_modules|cdk\.out|[\\/]\.terraform/.test(path),
  });
  // Where npm installs them: Terraform reads the module from there.
  const modules = join(example, 'node_modules');
  mkdirSync(modules);
  symlinkSync(resolve('.'), join(modules, 'allow-traffic'));
  for (const name of ['esbuild', 'yazl']) {
    symlinkSync(resolve('node_modules', name), join(modules, name));
  }
}

const build = (): unknown =>
  execFileSync(process.execPath, ['build.mjs'], { cwd: example, stdio: 'inherit' });

/** Runs Terraform without blocking, because the stub of IAM answers from this process. */
async function terraform(env: NodeJS.ProcessEnv, ...args: string[]): Promise<string> {
  const child = spawn('terraform', args, {
    cwd: example,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [said, complained, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number | null]>,
  ]);
  assert.equal(code, 0, `terraform ${args.join(' ')} ended with ${code}:\n${said}${complained}`);
  return said;
}

/** What the doctor says of the plan of a first apply: one expression has the resource of both hooks. */
const expectedNotes: readonly string[] = [
  'check-permissions info',
  'invoke-permission info',
  'invoke-permission info',
];

/** Plans, and lets the doctor look at the plan. */
async function askDoctor(env: NodeJS.ProcessEnv, flags: readonly string[]): Promise<string> {
  await terraform(env, 'plan', ...flags, '-out=plan.bin');
  const plan = join(example, 'plan.json');
  writeFileSync(plan, await terraform(env, 'show', '-json', 'plan.bin'));
  const args = ['dist/cli.js', 'doctor', '--format', 'json', plan];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const { findings } = JSON.parse(stdout) as { findings: { rule: string; severity: string }[] };
  const found = findings.map(({ rule, severity }) => `${rule} ${severity}`);
  assert.deepEqual(found.sort(), expectedNotes, `the doctor says: ${stdout}${stderr}`);
  return `the doctor finds no mistake and ${findings.length} notes`;
}

const counts = /(\d+) (?:added|destroyed)/;

async function applyTwiceAndDestroy(env: NodeJS.ProcessEnv): Promise<string[]> {
  const flags = ['-no-color', '-input=false'];
  await terraform(env, 'init', ...flags, `-plugin-dir=${provider?.folder}`);
  const seen = await askDoctor(env, flags);
  const applied = await terraform(env, 'apply', ...flags, '-auto-approve');
  // With this flag, a plan that has a difference ends with 2.
  await terraform(env, 'plan', ...flags, '-detailed-exitcode');
  const proved = [seen, `${counts.exec(applied)?.[1]} resources applied`, 'no difference'];
  if (spawnSync('aws', ['--version']).status === 0) {
    appendFileSync(
      join(folder, 'examples/sam/code/orders/index.ts'),
      '\nexport const second = 2;\n',
    );
    build();
    await terraform(env, 'apply', ...flags, '-auto-approve');
    await terraform(env, 'plan', ...flags, '-detailed-exitcode');
    proved.push('version 2 deployed by CodeDeploy', 'no difference');
  } else {
    proved.push('no deployment (the AWS CLI is not installed)');
  }
  const destroyed = await terraform(env, 'destroy', ...flags, '-auto-approve');
  return [...proved, `${/(\d+) destroyed/.exec(destroyed)?.[1]} destroyed`];
}

const [iam, logs] = await Promise.all([startIamStub(), startLogsStub()]);
try {
  copyExample();
  build();
  const serve = await startServe('dist/cli.js');
  try {
    const env = {
      ...process.env,
      ...serve.env,
      AWS_ENDPOINT_URL_IAM: iam.endpoint,
      AWS_ENDPOINT_URL_STS: iam.endpoint,
      AWS_ENDPOINT_URL_CLOUDWATCH_LOGS: logs.endpoint,
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_PAGER: '',
      CHECKPOINT_DISABLE: '1',
    };
    const proved = await applyTwiceAndDestroy(env);
    assert.deepEqual(iam.roles(), [], 'no role is left');
    assert.deepEqual(logs.groups(), [], 'no log group is left');
    const versions = `Terraform ${terraformVersion}, AWS provider ${provider.versions.join(', ')}`;
    console.log(`proved: examples/terraform with ${versions}: ${proved.join(', ')}`);
  } finally {
    await serve.stop();
  }
} finally {
  iam.close();
  logs.close();
  rmSync(folder, { recursive: true, force: true });
}
