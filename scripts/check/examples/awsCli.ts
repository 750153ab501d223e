import { join } from 'node:path';
import { startServe } from '../startServe.ts';
import { hold, isHere, run } from './step.ts';

/** Deploys the AppSpec with the AWS CLI and the example's script, against the stand-in. */
export async function deployWithAwsCli(folder: string, cli: string): Promise<void> {
  if (!isHere('aws')) {
    console.log('- deploy.sh: not run, because the AWS CLI is not installed');
    return;
  }
  const serve = await startServe(cli, join(folder, 'rehearsal.yml'));
  try {
    const said = run('bash', [join(folder, 'deploy.sh')], {
      env: {
        APPLICATION: serve.application,
        DEPLOYMENT_GROUP: serve.deploymentGroup,
        APPSPEC: join(folder, 'appspec.yml'),
        ...serve.env,
      },
    });
    hold(/^Deployment d-\w+/.test(said), `deploy.sh said: ${said}`);
  } finally {
    await serve.stop();
  }
}
