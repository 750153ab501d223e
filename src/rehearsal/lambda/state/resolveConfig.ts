import { account } from '../../arns.ts';
import { AwsError } from '../../http/awsError.ts';
import { runtimeFamily, runtimeMistake } from '../launch/runtimeName.ts';
import type { FunctionCode } from '../lambdaStandIn.ts';
import { MEMORY_SIZE_MB, TIMEOUT_SECONDS, type VersionConfig } from './versionConfig.ts';

const DEFAULT_RUNTIME = 'nodejs24.x';
const HANDLER_CHARACTERS = 128;

/**
 * Lambda sets these itself and refuses them in a function's configuration. Others that begin with `AWS_LAMBDA_`
 * are the user's to set, for example `AWS_LAMBDA_EXEC_WRAPPER`.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
const RESERVED = new Set([
  ...['_HANDLER', '_X_AMZN_TRACE_ID', 'LAMBDA_TASK_ROOT', 'LAMBDA_RUNTIME_DIR'],
  ...['AWS_DEFAULT_REGION', 'AWS_REGION', 'AWS_EXECUTION_ENV', 'AWS_SECRET_ACCESS_KEY'],
  ...['AWS_ACCESS_KEY', 'AWS_ACCESS_KEY_ID', 'AWS_SESSION_TOKEN', 'AWS_LAMBDA_RUNTIME_API'],
  ...['AWS_LAMBDA_FUNCTION_NAME', 'AWS_LAMBDA_FUNCTION_MEMORY_SIZE', 'AWS_LAMBDA_FUNCTION_VERSION'],
  ...['AWS_LAMBDA_LOG_GROUP_NAME', 'AWS_LAMBDA_LOG_STREAM_NAME', 'AWS_LAMBDA_INITIALIZATION_TYPE'],
  ...['AWS_LAMBDA_MAX_CONCURRENCY', 'AWS_LAMBDA_METADATA_API', 'AWS_LAMBDA_METADATA_TOKEN'],
]);

/** Lambda measures the variables as JSON. */
const ENVIRONMENT_BYTES = 4096;

function refuse(message: string): never {
  throw new AwsError('InvalidParameterValueException', message);
}

function inRange(name: string, value: number, [least, most]: [number, number]): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  return refuse(`${name} is ${value}; expected a whole number from ${least} to ${most}`);
}

function checkHandler({ handler, command, imageUri }: FunctionCode, runtime: string): void {
  if (imageUri !== undefined) return;
  if (command?.length === 0) refuse('command is empty; expected a program and its arguments');
  if (handler === undefined || handler === '') {
    if (command !== undefined || runtimeFamily(runtime) === 'provided') return;
    refuse("handler is missing; expected 'file.export', or a command");
  }
  if (handler.length > HANDLER_CHARACTERS || /\s/.test(handler)) {
    refuse(`handler is '${handler}'; expected at most ${HANDLER_CHARACTERS} characters, no spaces`);
  }
}

function checkEnvironment(environment: Record<string, string>): void {
  const reserved = Object.keys(environment).filter((name) => RESERVED.has(name));
  if (reserved.length > 0) {
    refuse(
      'Lambda was unable to configure your environment variables because the environment variables ' +
        'you have provided contains reserved keys that are currently not supported for modification. ' +
        `Reserved keys used in this request: ${reserved.join(', ')}`,
    );
  }
  const wrong = Object.keys(environment).find((name) => !/^[a-zA-Z]\w+$/.test(name));
  if (wrong !== undefined) {
    refuse(`environment has the name '${wrong}'; expected a letter, then letters, digits and _`);
  }
  const bytes = Buffer.byteLength(JSON.stringify(environment));
  if (bytes > ENVIRONMENT_BYTES) {
    refuse(
      'Lambda was unable to configure your environment variables because the environment variables ' +
        `you have provided exceeded the 4KB limit: they have ${bytes} bytes as JSON`,
    );
  }
}

/** Applies Lambda's defaults and limits; throws AwsError `InvalidParameterValueException`. */
export function resolveConfig(code: FunctionCode): VersionConfig {
  const { handler, command, imageUri, environment = {} } = code;
  // A command speaks the Runtime API itself, as the bootstrap of an OS-only runtime does.
  const isProgram = command !== undefined || imageUri !== undefined;
  const runtime = code.runtime ?? (isProgram ? 'provided.al2023' : DEFAULT_RUNTIME);
  checkHandler(code, runtime);
  checkEnvironment(environment);
  const mistake = isProgram ? undefined : runtimeMistake(runtime);
  if (mistake !== undefined) refuse(`runtime is '${runtime}'${mistake}`);
  return {
    ...(handler === undefined ? {} : { handler }),
    ...(command === undefined ? {} : { command }),
    ...(imageUri === undefined ? {} : { imageUri }),
    runtime,
    timeoutSeconds: inRange('timeout', code.timeout ?? 3, TIMEOUT_SECONDS),
    memorySizeMb: inRange('memorySize', code.memorySize ?? 128, MEMORY_SIZE_MB),
    environment,
    logFormat: code.logFormat ?? 'Text',
    architecture: code.architecture ?? 'x86_64',
    settings: code.tracingMode === undefined ? {} : { tracingMode: code.tracingMode },
    description: '',
    role: `arn:aws:iam::${account}:role/rehearsal`,
  };
}
