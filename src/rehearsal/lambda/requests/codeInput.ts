import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AwsError } from '../../http/awsError.ts';
import type { LambdaContext } from '../lambdaContext.ts';
import type { FunctionCode } from '../lambdaStandIn.ts';
import type { VersionConfig } from '../state/versionConfig.ts';
import { optionalEnum, optionalInteger, optionalObject, optionalString } from './inputReaders.ts';

type Input = Record<string, unknown>;

/** Writes the request's zip to a file, as if it had been on disk; other sources cannot be reached here. */
export function zipFile(host: LambdaContext, code: Input): string {
  const base64 = optionalString(code, 'ZipFile');
  if (base64 === undefined || base64 === '') {
    throw new AwsError(
      'InvalidParameterValueException',
      'Code has no ZipFile; this stand-in has no S3 and no registry to fetch code from',
    );
  }
  const file = join(host.temp.add('upload'), 'code.zip');
  writeFileSync(file, Buffer.from(base64, 'base64'));
  return file;
}

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
    `Layer version ${String(layers[0])} does not exist here; layers come with a rehearsal file only`,
    404,
  );
}

/** The members that CreateFunction and UpdateFunctionConfiguration share, with AWS's limits. */
export function configInput(input: Input): Omit<FunctionCode, 'codeUri'> {
  refuseLayers(input);
  const logging = optionalObject(input, 'LoggingConfig') ?? {};
  const given = {
    handler: optionalString(input, 'Handler'),
    runtime: optionalString(input, 'Runtime'),
    timeout: optionalInteger(input, 'Timeout', [1, 900]),
    memorySize: optionalInteger(input, 'MemorySize', [128, 10_240]),
    environment: readVariables(input),
    logFormat: optionalEnum(logging, 'LogFormat', ['Text', 'JSON']),
  };
  const entries = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries);
}

export function describedInput(input: Input): Partial<Pick<VersionConfig, 'description' | 'role'>> {
  const description = optionalString(input, 'Description');
  const role = optionalString(input, 'Role');
  return {
    ...(description === undefined ? {} : { description }),
    ...(role === undefined ? {} : { role }),
  };
}
