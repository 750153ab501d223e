import type { StandInCredentials } from '../../credentials.ts';
import { delimiter, join } from 'node:path';
import type { InitializationType } from './environmentPool.ts';
import type { VersionConfig } from '../state/versionConfig.ts';

export interface VariablesInput {
  functionName: string;
  version: string;
  config: VersionConfig;
  taskRoot: string;
  /** The folder that stands for `/opt`; undefined if the function has no layers. */
  optRoot: string | undefined;
  /** `host:port`. */
  runtimeApi: string;
  /** The endpoint URL of every service of the stand-in. */
  endpoint: string;
  region: string;
  /** Of the stand-in alone: nothing in a rehearsal can reach a real account by accident. */
  credentials: StandInCredentials;
  /** What stands for `/var/runtime/node_modules`; undefined if there is no SDK. */
  sdkFolder: string | undefined;
  initializationType: InitializationType;
}

/** Maps a path under `/opt` to the layers: the machine's own `/opt` is never used. */
export function underOpt(path: string, optRoot: string | undefined): string {
  if (optRoot === undefined || !(path === '/opt' || path.startsWith('/opt/'))) return path;
  return join(optRoot, path.slice('/opt'.length));
}

/** What a process needs of this machine's environment; the rest may hold secrets. */
const INHERITED = ['PATH', 'HOME', 'TMPDIR', 'SystemRoot', 'VIRTUAL_ENV', 'LD_LIBRARY_PATH'];

function inherited(): Record<string, string> {
  const entries = INHERITED.map((name) => [name, process.env[name]]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Record<
    string,
    string
  >;
}

function userVariables({ config, optRoot }: VariablesInput): Record<string, string> {
  const entries = Object.entries(config.environment).map(([name, value]) => {
    return [name, name.startsWith('ALLOW_TRAFFIC_') ? underOpt(value, optRoot) : value] as const;
  });
  return Object.fromEntries(entries);
}

const RUNTIME_MODULES = '/var/runtime/node_modules';

/**
 * As on Lambda: the layers' packages for this Node.js version, the other ones, the runtime's SDK,
 * the code's folder. A `NODE_PATH` of the function's own replaces all of it.
 */
function nodePath({ config, optRoot, taskRoot, sdkFolder }: VariablesInput): string {
  const major = /^nodejs(\d+)/.exec(config.runtime)?.[1] ?? '24';
  const layers = [`/opt/nodejs/node${major}/node_modules`, '/opt/nodejs/node_modules'];
  const paths = config.environment['NODE_PATH']?.split(':') ?? [
    ...(optRoot === undefined ? [] : layers),
    RUNTIME_MODULES,
    taskRoot,
  ];
  return paths
    .map((path) => (path === RUNTIME_MODULES ? sdkFolder : underOpt(path, optRoot)))
    .filter((path) => path !== undefined)
    .join(delimiter);
}

export function environmentVariables(input: VariablesInput): Record<string, string> {
  const { config, credentials, functionName, optRoot, region, sdkFolder } = input;
  return {
    ...inherited(),
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    AWS_ENDPOINT_URL_CODEDEPLOY: input.endpoint,
    AWS_ENDPOINT_URL_LAMBDA: input.endpoint,
    AWS_ENDPOINT_URL_CLOUDWATCH: input.endpoint,
    AWS_ENDPOINT_URL_SNS: input.endpoint,
    ...userVariables(input),
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${config.runtime}`,
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
    NODE_PATH: nodePath(input),
    ...(config.handler === undefined ? {} : { _HANDLER: underOpt(config.handler, optRoot) }),
    ...(sdkFolder === undefined ? {} : { _ALLOW_TRAFFIC_SDK: sdkFolder }),
  };
}
