import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { assertAnswer, type Candidate } from './candidate.ts';
import { postOverHttp } from './postOverHttp.ts';

/** A way to make a candidate from what is installed in a folder; undefined if it is not there. */
export type Peer = (code: string, installed: string) => Promise<Candidate | undefined>;

const script = (installed: string, path: string): string | undefined => {
  const found = resolve(installed, path);
  return existsSync(found) ? found : undefined;
};

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

/** Waits for the first answer; throws if the process ends before. */
async function untilAnswered(child: ChildProcess, invoke: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      await invoke();
      return;
    } catch (error) {
      if (child.exitCode !== null) throw error;
      await new Promise((retry) => setTimeout(retry, 200));
    }
  }
}

/** A program with the Invoke API on a port. */
async function served(
  child: ChildProcess,
  url: string,
  about: Pick<Candidate, 'name' | 'runsIn'>,
): Promise<Candidate> {
  const { post, close } = postOverHttp(url);
  await untilAnswered(child, post);
  return { ...about, invoke: post, close: () => (close(), void child.kill()) };
}

const lambdaLocal: Peer = (code, installed) => {
  const path = script(installed, 'node_modules/lambda-local/build/lambdalocal.js');
  if (path === undefined) return Promise.resolve(undefined);
  const { execute, setLogger } = createRequire(path)(path) as {
    execute: (options: object) => Promise<unknown>;
    setLogger: (logger: object) => void;
  };
  const silent = (): void => undefined;
  setLogger({
    log: silent,
    info: silent,
    warn: silent,
    error: silent,
    debug: silent,
    transports: [],
  });
  const lambdaPath = join(code, 'index.js');
  return Promise.resolve({
    name: '`lambda-local`, its API',
    runsIn: 'the same process',
    invoke: async () => {
      const answer = await execute({
        event: {},
        lambdaPath,
        lambdaHandler: 'handler',
        timeoutMs: 3000,
        verboseLevel: 0,
      });
      assertAnswer(JSON.stringify(answer));
    },
    close: silent,
  });
};

const lambdaLocalCommand: Peer = (code, installed) => {
  const path = script(installed, 'node_modules/lambda-local/build/cli.js');
  if (path === undefined) return Promise.resolve(undefined);
  const args = [path, '-l', join(code, 'index.js'), '-h', 'handler', '-e', join(code, 'event.js')];
  writeFileSync(join(code, 'event.js'), 'module.exports = {};');
  return Promise.resolve({
    name: '`lambda-local`, its command',
    runsIn: 'a new process for each call',
    invoke: async () => {
      const { stdout, stderr } = await promisify(execFile)(process.execPath, args);
      assertAnswer(stdout + stderr);
    },
    close: () => undefined,
  });
};

const serverlessOffline =
  (inProcess: boolean): Peer =>
  async (code, installed) => {
    const path = script(installed, 'node_modules/serverless/bin/serverless.js');
    if (path === undefined || !existsSync(join(installed, 'node_modules/serverless-offline')))
      return;
    const [http, lambda] = [await freePort(), await freePort()];
    const configuration = `service: bench
frameworkVersion: '3'
plugins: [serverless-offline]
provider: { name: aws, runtime: nodejs20.x, stage: dev, region: eu-west-1 }
custom: { serverless-offline: { httpPort: ${http}, lambdaPort: ${lambda}, websocketPort: ${await freePort()}, host: 127.0.0.1, noTimeout: true, useInProcess: ${inProcess} } }
functions: { warm: { handler: index.handler } }
`;
    writeFileSync(join(code, 'serverless.yml'), configuration);
    const child = spawn(process.execPath, [path, 'offline', 'start'], {
      cwd: code,
      env: {
        ...process.env,
        NODE_PATH: join(installed, 'node_modules'),
        SLS_TRACKING_DISABLED: '1',
        SLS_NOTIFICATIONS_MODE: 'off',
        SLS_INTERACTIVE_SETUP_ENABLE: '0',
        CI: 'true',
      },
      stdio: 'ignore',
    });
    return served(
      child,
      `http://127.0.0.1:${lambda}/2015-03-31/functions/bench-dev-warm/invocations`,
      {
        name: `\`serverless-offline\`${inProcess ? ', in process' : ''}`,
        runsIn: inProcess ? 'the same process' : 'a thread',
      },
    );
  };

/** AWS's Runtime Interface Emulator, with this package's client of the Runtime API. */
const emulator: Peer = async (code, installed) => {
  const path = script(installed, 'aws-lambda-rie');
  if (path === undefined) return;
  const port = await freePort();
  const bootstrap = resolve(import.meta.dirname, '../../../dist/bootstrap.js');
  const child = spawn(
    path,
    ['--runtime-interface-emulator-address', `127.0.0.1:${port}`, process.execPath, bootstrap],
    {
      env: {
        ...process.env,
        LAMBDA_TASK_ROOT: code,
        _HANDLER: 'index.handler',
        AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
      },
      stdio: 'ignore',
    },
  );
  return served(child, `http://127.0.0.1:${port}/2015-03-31/functions/function/invocations`, {
    name: "AWS's Runtime Interface Emulator",
    runsIn: 'a process of its own',
  });
};

export const peers: readonly Peer[] = [
  emulator,
  serverlessOffline(false),
  serverlessOffline(true),
  lambdaLocal,
  lambdaLocalCommand,
];
