import type { FunctionVersion } from '../state/functionVersion.ts';
import { LATEST } from '../state/functionStore.ts';
import { functionArn } from '../../arns.ts';
import { settingMembers } from './settingMembers.ts';

/** AWS's FunctionConfiguration. `qualifier`: the one in the request, if it has one. */
export function functionConfiguration(
  { functionName, version, config, code, revisionId, lastModified }: FunctionVersion,
  qualifier?: string,
): Record<string, unknown> {
  const { settings } = config;
  const shown = qualifier ?? (version === LATEST ? undefined : version);
  return {
    FunctionName: functionName,
    FunctionArn: functionArn(functionName, shown),
    Runtime: config.imageUri === undefined ? config.runtime : undefined,
    Role: config.role,
    Handler: config.handler,
    CodeSize: code.size,
    CodeSha256: code.sha256,
    Description: config.description,
    Timeout: config.timeoutSeconds,
    MemorySize: config.memorySizeMb,
    LastModified: lastModified,
    Version: version,
    ...(Object.keys(config.environment).length > 0 && {
      Environment: { Variables: config.environment },
    }),
    TracingConfig: { Mode: settings.tracingMode ?? 'PassThrough' },
    RevisionId: revisionId,
    State: 'Active',
    LastUpdateStatus: 'Successful',
    PackageType: config.imageUri === undefined ? 'Zip' : 'Image',
    Architectures: [config.architecture],
    EphemeralStorage: { Size: settings.ephemeralStorageMb ?? 512 },
    SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
    LoggingConfig: {
      LogFormat: config.logFormat,
      ApplicationLogLevel: settings.applicationLogLevel,
      SystemLogLevel: settings.systemLogLevel,
      LogGroup: settings.logGroup ?? `/aws/lambda/${functionName}`,
    },
    ...settingMembers(settings),
    ...(code.layers.length === 0
      ? {}
      : { Layers: code.layers.map((layer) => ({ Arn: layer, CodeSize: 0 })) }),
  };
}
