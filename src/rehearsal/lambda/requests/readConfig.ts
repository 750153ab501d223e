import { AwsError } from '../../http/awsError.ts';
import type { Input } from '../../http/operation.ts';
import type { FunctionCode } from '../lambdaStandIn.ts';
import { MEMORY_SIZE_MB, TIMEOUT_SECONDS, type VersionConfig } from '../state/versionConfig.ts';
import { readArchitecture, readSettings } from './readSettings.ts';
import {
  invalidMember,
  optionalEnum,
  optionalInteger,
  optionalObject,
  optionalString,
} from './inputReaders.ts';

function readVariables(input: Input): Record<string, string> | undefined {
  const environment = optionalObject(input, 'Environment');
  if (environment === undefined) return undefined;
  const variables = optionalObject(environment, 'Variables') ?? {};
  return Object.fromEntries(
    Object.keys(variables).map((name) => [name, optionalString(variables, name) ?? '']),
  );
}

function refuseLayers(input: Input): void {
  const layers = input['Layers'];
  if (!Array.isArray(layers) || layers.length === 0) return;
  throw new AwsError(
    'ResourceNotFoundException',
    `Layer version ${String(layers[0])} does not exist here; only a rehearsal file can add layers`,
    404,
  );
}

/** The members that CreateFunction and UpdateFunctionConfiguration share, within AWS's limits. */
export function readConfig(input: Input): Omit<FunctionCode, 'codeUri'> {
  refuseLayers(input);
  const logging = optionalObject(input, 'LoggingConfig') ?? {};
  const given = {
    handler: optionalString(input, 'Handler'),
    runtime: optionalString(input, 'Runtime'),
    timeout: optionalInteger(input, 'Timeout', TIMEOUT_SECONDS),
    memorySize: optionalInteger(input, 'MemorySize', MEMORY_SIZE_MB),
    environment: readVariables(input),
    architecture: readArchitecture(input),
    logFormat: optionalEnum(logging, 'LogFormat', ['Text', 'JSON']),
  };
  const entries = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries);
}

const DESCRIPTION_CHARACTERS = 256;
/** AWS's pattern. */
const ROLE = /^arn:(aws[a-zA-Z-]*)?:iam::\d{12}:role\/?[a-zA-Z_0-9+=,.@\-_/]+$/;

/** The members that have no effect on how the function runs. */
export function readDescription(
  input: Input,
  settings: VersionConfig['settings'] = {},
): Partial<Pick<VersionConfig, 'description' | 'role'>> & Pick<VersionConfig, 'settings'> {
  const description = optionalString(input, 'Description');
  if (description !== undefined && description.length > DESCRIPTION_CHARACTERS) {
    const constraint = `Member must have length less than or equal to ${DESCRIPTION_CHARACTERS}`;
    throw invalidMember('Description', description, constraint);
  }
  const role = optionalString(input, 'Role');
  if (role !== undefined && !ROLE.test(role)) {
    throw invalidMember(
      'Role',
      role,
      `Member must satisfy regular expression pattern: ${ROLE.source}`,
    );
  }
  return {
    ...(description === undefined ? {} : { description }),
    ...(role === undefined ? {} : { role }),
    settings: { ...settings, ...readSettings(input) },
  };
}
