import { region } from '../../arns.ts';
import { functionCredentials } from '../../credentials.ts';
import { randomUUID } from 'node:crypto';
import { EnvironmentPool, type InitializationType } from '../environment/environmentPool.ts';
import { containerCommand } from '../environment/containerCommand.ts';
import { environmentVariables } from '../environment/environmentVariables.ts';
import { ExecutionEnvironment } from '../environment/executionEnvironment.ts';
import { createExecutionLog } from '../environment/executionLog.ts';
import type { LambdaContext } from '../lambdaContext.ts';
import { awsTimestamp } from './awsTimestamp.ts';
import type { FunctionVersion, VersionContent } from './functionVersion.ts';

async function startEnvironment(
  context: LambdaContext,
  { functionName, version, config, code, launch }: VersionContent,
  initializationType: InitializationType,
): Promise<ExecutionEnvironment> {
  const log = createExecutionLog({ functionName, version }, context.emit);
  const environment = await ExecutionEnvironment.start(log, (runtimeApi) => {
    const variables = environmentVariables({
      functionName,
      version,
      config,
      taskRoot: code.taskRoot,
      optRoot: code.optRoot,
      launch,
      runtimeApi,
      endpoint: context.endpoint(),
      credentials: functionCredentials(context.credentials, functionName),
      region,
      sdkFolder: context.sdkFolder,
      initializationType,
    });
    const started = { cwd: code.taskRoot, onOutput: (text: string) => log.write(text) };
    if (launch.image === undefined) return { ...started, command: launch.command, env: variables };
    const container = `allow-traffic-${randomUUID()}`;
    const command = containerCommand(launch.image, container, config, variables);
    // Docker's own program finds its daemon by the variables of this machine.
    return { ...started, command, env: process.env, container };
  });
  context.guard(environment.process);
  return environment;
}

export function createVersion(context: LambdaContext, content: VersionContent): FunctionVersion {
  return {
    ...content,
    revisionId: randomUUID(),
    lastModified: awsTimestamp(),
    pool: new EnvironmentPool((type) => startEnvironment(context, content, type)),
  };
}
