import { AwsError } from '../../http/awsError.ts';
import type { Input } from '../../http/operation.ts';
import type { Architecture, Settings } from '../state/versionConfig.ts';
import {
  invalidMember,
  optionalEnum,
  optionalInteger,
  optionalObject,
  optionalString,
} from './inputReaders.ts';

/** Members that other functions read. */
const READ_ELSEWHERE = [
  ...['FunctionName', 'Role', 'Code', 'Publish', 'Tags', 'RevisionId', 'Description', 'Layers'],
  ...['Handler', 'Runtime', 'Timeout', 'MemorySize', 'Environment', 'LoggingConfig'],
];

const SETTINGS = [
  ...['Architectures', 'TracingConfig', 'VpcConfig', 'DeadLetterConfig', 'EphemeralStorage'],
  ...['KMSKeyArn', 'SnapStart', 'PackageType', 'ImageConfig'],
];

const KNOWN = new Set([...READ_ELSEWHERE, ...SETTINGS]);

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (typeof value === 'object' && Object.keys(value).length === 0);

/** A member that is neither kept nor acted upon would be lost without a word. */
function refuseOthers(input: Input): void {
  const other = Object.keys(input).find((name) => !KNOWN.has(name) && !isEmpty(input[name]));
  if (other === undefined) return;
  throw new AwsError(
    'InvalidParameterValueException',
    `The stand-in has no ${other} of functions; leave it out, or deploy to AWS`,
  );
}

/** The one architecture of `Architectures`; undefined if the request has none. */
export function readArchitecture(input: Input): Architecture | undefined {
  const given = input['Architectures'];
  if (given === undefined || given === null) return undefined;
  const [only, ...others] = Array.isArray(given) ? (given as unknown[]) : [];
  if ((only === 'x86_64' || only === 'arm64') && others.length === 0) return only;
  throw invalidMember('Architectures', given, 'Member must be a list of one: x86_64 or arm64');
}

/**
 * Members that the stand-in answers as they were given and does not act upon. Throws AWS's error if
 * one is not valid, and a sentence if the stand-in has no such member.
 */
export function readSettings(input: Input): Partial<Settings> {
  refuseOthers(input);
  optionalEnum(input, 'PackageType', ['Zip', 'Image']);
  const snapStart = optionalObject(input, 'SnapStart') ?? {};
  // Lambda has SnapStart for none of the runtimes that run here.
  optionalEnum(snapStart, 'ApplyOn', ['None']);
  const given = {
    tracingMode: optionalEnum(optionalObject(input, 'TracingConfig') ?? {}, 'Mode', [
      'Active',
      'PassThrough',
    ]),
    vpcConfig: optionalObject(input, 'VpcConfig'),
    deadLetterTarget: optionalString(optionalObject(input, 'DeadLetterConfig') ?? {}, 'TargetArn'),
    ephemeralStorageMb: optionalInteger(
      optionalObject(input, 'EphemeralStorage') ?? {},
      'Size',
      [512, 10_240],
    ),
    kmsKeyArn: optionalString(input, 'KMSKeyArn'),
    ...readLogging(optionalObject(input, 'LoggingConfig') ?? {}),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function readLogging(logging: Input): Record<string, string | undefined> {
  const levels = ['DEBUG', 'INFO', 'WARN'] as const;
  return {
    logGroup: optionalString(logging, 'LogGroup'),
    applicationLogLevel: optionalEnum(logging, 'ApplicationLogLevel', [
      'TRACE',
      ...levels,
      'ERROR',
      'FATAL',
    ]),
    systemLogLevel: optionalEnum(logging, 'SystemLogLevel', levels),
  };
}
