import type { StandInCredentials } from '../../credentials.ts';
import type { InitializationType } from './environmentPool.ts';
import type { RuntimeLaunch } from '../launch/runtimeLaunch.ts';
import { runtimeFamily } from '../launch/runtimeName.ts';
import { localPaths, nodePath, searchPaths, underOpt, withLayers } from './lambdaPaths.ts';
import { networkSettings } from './networkSettings.ts';
import type { VersionConfig } from '../state/versionConfig.ts';

export interface VariablesInput {
  functionName: string;
  version: string;
  config: VersionConfig;
  taskRoot: string;
  /** The folder that stands for `/opt`; undefined if the function has no layers. */
  optRoot: string | undefined;
  launch: Pick<RuntimeLaunch, 'variables'>;
  /** `host:port`. */
  runtimeApi: string;
  /** The endpoint URL of every service of the stand-in. */
  endpoint: string;
  region: string;
  /** Of the stand-in alone: nothing in a rehearsal can reach a real account by accident. */
  credentials: StandInCredentials;
  /** Makes what stands for `/var/runtime/node_modules`; undefined if there is no SDK. */
  sdkFolder: () => string | undefined;
  initializationType: InitializationType;
}

/** What a process needs of this machine's environment; the rest may hold secrets. */
const INHERITED = [
  'PATH',
  'HOME',
  'TMPDIR',
  'SystemRoot',
  'VIRTUAL_ENV',
  'LD_LIBRARY_PATH',
  // Each cold start compiles the same modules, and strips the types of TypeScript.
  'NODE_COMPILE_CACHE',
];

function inherited(): Record<string, string> {
  const entries = INHERITED.map((name) => [name, process.env[name]]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Record<
    string,
    string
  >;
}

/** A path in a variable is one of Lambda's, and leads here to the folder that stands for it. */
function userVariables({ config, optRoot, taskRoot }: VariablesInput): Record<string, string> {
  const entries = Object.entries(config.environment).map(([name, value]) => {
    if (searchPaths.includes(name))
      return [name, localPaths(value, { optRoot, taskRoot })] as const;
    return [name, name.startsWith('ALLOW_TRAFFIC_') ? underOpt(value, optRoot) : value] as const;
  });
  return Object.fromEntries(entries);
}

/** What only one family of runtimes sets. The SDK's folder is made only for Node.js. */
function familyVariables(input: VariablesInput): Record<string, string> {
  const { config } = input;
  const family = runtimeFamily(config.runtime);
  // Lambda does not set it for an OS-only runtime.
  const own = family === 'provided' ? {} : { AWS_EXECUTION_ENV: `AWS_Lambda_${config.runtime}` };
  if (family !== 'nodejs' && config.command === undefined) return own;
  const sdkFolder = input.sdkFolder();
  return {
    ...own,
    NODE_PATH: nodePath({ ...input, sdkFolder }),
    ...(sdkFolder === undefined ? {} : { _ALLOW_TRAFFIC_SDK: sdkFolder }),
  };
}

export function environmentVariables(input: VariablesInput): Record<string, string> {
  const { config, credentials, functionName, optRoot, region } = input;
  return {
    ...withLayers(inherited(), input),
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    // For every other service: the stand-in says at once that it does not have it.
    AWS_ENDPOINT_URL: input.endpoint,
    AWS_ENDPOINT_URL_CODEDEPLOY: input.endpoint,
    AWS_ENDPOINT_URL_LAMBDA: input.endpoint,
    AWS_ENDPOINT_URL_CLOUDWATCH: input.endpoint,
    AWS_ENDPOINT_URL_SNS: input.endpoint,
    ...input.launch.variables,
    ...userVariables(input),
    ...networkSettings({ ...input, environment: config.environment }),
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_LAMBDA_FUNCTION_NAME: functionName,
    AWS_LAMBDA_FUNCTION_VERSION: input.version,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(config.memorySizeMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: input.initializationType,
    AWS_LAMBDA_LOG_FORMAT: config.logFormat,
    AWS_LAMBDA_LOG_GROUP_NAME: config.settings.logGroup ?? `/aws/lambda/${functionName}`,
    AWS_LAMBDA_LOG_STREAM_NAME: `rehearsal/[${input.version}]`,
    AWS_LAMBDA_RUNTIME_API: input.runtimeApi,
    LAMBDA_TASK_ROOT: input.taskRoot,
    LAMBDA_RUNTIME_DIR: '/var/runtime',
    ...familyVariables(input),
    ...(config.handler === undefined ? {} : { _HANDLER: underOpt(config.handler, optRoot) }),
  };
}
