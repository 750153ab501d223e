import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { hold, isHere, run } from './step.ts';

interface Served {
  endpoint: string;
  application: string;
  deploymentGroup: string;
}

/** Reads the endpoint and the names that `serve` prints. */
async function announced(lines: AsyncIterable<string>): Promise<Served> {
  let endpoint: string | undefined;
  for await (const line of lines) {
    endpoint ??= /http:\/\/\S+/.exec(line)?.[0];
    const named = /^Application (\S+), deployment group (\S+)\.$/.exec(line);
    const [, application, deploymentGroup] = named ?? [];
    if (endpoint !== undefined && application !== undefined && deploymentGroup !== undefined) {
      return { endpoint, application, deploymentGroup };
    }
  }
  throw new Error('serve ended before it was ready');
}

/** Deploys the AppSpec with the AWS CLI and the example's script, against the stand-in. */
export async function deployWithAwsCli(folder: string, cli: string): Promise<void> {
  if (!isHere('aws')) {
    console.log('- deploy.sh: not run, because the AWS CLI is not installed');
    return;
  }
  const server = spawn(process.execPath, [cli, 'serve', join(folder, 'rehearsal.yml')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const { endpoint, application, deploymentGroup } = await announced(
      createInterface({ input: server.stdout }),
    );
    const said = run('bash', [join(folder, 'deploy.sh')], {
      env: {
        APPLICATION: application,
        DEPLOYMENT_GROUP: deploymentGroup,
        APPSPEC: join(folder, 'appspec.yml'),
        AWS_ENDPOINT_URL: endpoint,
        AWS_DEFAULT_REGION: 'us-east-1',
        AWS_ACCESS_KEY_ID: 'local',
        AWS_SECRET_ACCESS_KEY: 'local',
      },
    });
    hold(/^Deployment d-\w+/.test(said), `deploy.sh said: ${said}`);
  } finally {
    server.kill('SIGTERM');
    await once(server, 'exit');
  }
}
