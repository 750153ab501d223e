import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** What cannot be proved on this machine: a language is not installed, or its packages cannot be fetched. */
export class Missing extends Error {
  override readonly name = 'Missing';
}

/** Makes what some fixtures need, in the folder with the fixtures; throws {@link Missing}. */
type Prepare = (folder: string) => void;

const FETCH_LIMIT_MS = 20 * 60_000;

function requireProgram(program: string, ...versionArguments: string[]): void {
  const { error, status } = spawnSync(program, versionArguments);
  if (error) throw new Missing(`${program} is not installed`);
  if (status !== 0) throw new Missing(`'${[program, ...versionArguments].join(' ')}' fails`);
}

/** Runs a language's own package manager or compiler. */
function fetchOrBuild(cwd: string, command: readonly string[], env: NodeJS.ProcessEnv = {}): void {
  const [program = '', ...programArguments] = command;
  try {
    execFileSync(program, programArguments, {
      cwd,
      env: { ...process.env, ...env },
      timeout: FETCH_LIMIT_MS,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  } catch (cause) {
    const { stderr = '' } = cause as { stderr?: Buffer | string };
    const last = String(stderr).trim().split('\n').at(-1) ?? '';
    throw new Missing(`'${command.join(' ')}' failed: ${last}`);
  }
}

const python: Prepare = (folder) => {
  requireProgram('python3', '--version');
  fetchOrBuild(folder, ['python3', '-m', 'venv', '.venv']);
  fetchOrBuild(folder, ['.venv/bin/python', '-m', 'pip', 'install', 'awslambdaric', 'boto3']);
};

const go: Prepare = (folder) => {
  requireProgram('go', 'version');
  const cwd = join(folder, 'go');
  const env = { GOFLAGS: '-mod=mod', CGO_ENABLED: '0' };
  for (const name of ['target', 'hook']) {
    fetchOrBuild(cwd, ['go', 'build', '-o', `built/${name}/bootstrap`, `./${name}`], env);
  }
};

const java: Prepare = (folder) => {
  requireProgram('java', '-version');
  requireProgram('javac', '-version');
  requireProgram('mvn', '--version');
  const client = 'com.amazonaws:aws-lambda-java-runtime-interface-client:2.6.0';
  fetchOrBuild(folder, ['mvn', '-q', 'dependency:get', `-Dartifact=${client}`]);
  fetchOrBuild(join(folder, 'java'), ['javac', '-d', 'built', 'shop/Orders.java']);
};

const ruby: Prepare = (folder) => {
  requireProgram('ruby', '--version');
  requireProgram('gem', '--version');
  fetchOrBuild(folder, ['gem', 'install', '--no-document', 'aws_lambda_ric']);
};

const seek: Prepare = (folder) => {
  const packed = join(folder, 'seek');
  mkdirSync(packed);
  // Only the file of the package that SEEK deploys: its dependencies are those of its CDK construct.
  fetchOrBuild(packed, ['npm', 'pack', '--silent', '@seek/aws-codedeploy-infra@3.1.0']);
  const [archive = ''] = readdirSync(packed);
  fetchOrBuild(packed, ['tar', '-xzf', archive]);
};

/** This package, as a hook in TypeScript imports it. */
const typescript: Prepare = (folder) => {
  mkdirSync(join(folder, 'node', 'node_modules'));
  symlinkSync(resolve('.'), join(folder, 'node', 'node_modules', 'allow-traffic'));
};

const notWritten = (program: string, versionArgument: string): Prepare => {
  return () => {
    requireProgram(program, versionArgument);
    throw new Missing(`${program} is installed, and no fixture is written for it yet`);
  };
};

/** What the fixtures need. */
export type Toolchain =
  'python' | 'go' | 'java' | 'ruby' | 'seek' | 'typescript' | 'dotnet' | 'docker';

const toolchains: Readonly<Record<Toolchain, Prepare>> = {
  ...{ python, go, java, ruby, seek, typescript },
  dotnet: notWritten('dotnet', '--version'),
  docker: notWritten('docker', 'info'),
};

/** Prepares each toolchain once; afterwards it throws the same {@link Missing} again. */
export function prepareOnce(folder: string): (name: Toolchain) => void {
  const done = new Map<Toolchain, Error | undefined>();
  return (name) => {
    if (!done.has(name)) {
      try {
        toolchains[name](folder);
        done.set(name, undefined);
      } catch (error) {
        done.set(name, error instanceof Error ? error : new Error(String(error)));
      }
    }
    const error = done.get(name);
    if (error !== undefined) throw error;
  };
}
