import { cpSync } from 'node:fs';
import {
  Code,
  Function as LambdaFunction,
  Runtime,
  type FunctionOptions,
  type FunctionProps,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { AssetHashType, DockerImage, Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

/** Options of the functions that are made of modules: the CDK's `FunctionOptions`, and the runtime. */
export interface HookFunctionOptions extends Omit<FunctionOptions, 'functionName' | 'onFailure'> {
  /**
   * The runtime of Node.js.
   * @default Runtime.NODEJS_24_X
   */
  readonly runtime?: Runtime;
}

/** What a function of a deployment is made of. */
export interface FunctionParts extends Pick<
  FunctionProps,
  'handler' | 'functionName' | 'onFailure' | 'description'
> {
  /** A folder that exists until the function is made. */
  readonly folder: string;
}

/** A function with its log group. The options win over the defaults. */
export function hookFunction(
  scope: Construct,
  id: string,
  { folder, ...parts }: FunctionParts,
  options: HookFunctionOptions,
): LambdaFunction {
  const hasLogs = 'logGroup' in options || 'logRetention' in options;
  const retention = RetentionDays.THREE_MONTHS;
  return new LambdaFunction(scope, id, {
    ...(!hasLogs && { logGroup: new LogGroup(scope, `${id}Logs`, { retention }) }),
    runtime: Runtime.NODEJS_24_X,
    timeout: Duration.seconds(60),
    memorySize: 256,
    ...options,
    ...parts,
    code: codeOf(folder),
  });
}

/** The files as they are. By bundling, the CDK keeps a copy of its own also if it stages no assets. */
const codeOf = (folder: string): Code =>
  Code.fromAsset(folder, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // Required, and never used: the files are on this machine.
      image: DockerImage.fromRegistry('none'),
      local: {
        tryBundle: (output) => {
          cpSync(folder, output, { recursive: true });
          return true;
        },
      },
    },
  });
