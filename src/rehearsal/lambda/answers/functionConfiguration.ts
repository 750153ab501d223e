import type { FunctionVersion } from '../state/functionVersion.ts';
import { LATEST } from '../state/functionStore.ts';
import { functionArn } from '../../arns.ts';

/** AWS's FunctionConfiguration. `qualifier`: the one in the request, if it has one. */
export function functionConfiguration(
  { functionName, version, config, code, revisionId, lastModified }: FunctionVersion,
  qualifier?: string,
): Record<string, unknown> {
  const shown = qualifier ?? (version === LATEST ? undefined : version);
  return {
    FunctionName: functionName,
    FunctionArn: functionArn(functionName, shown),
    Runtime: config.command === undefined ? config.runtime : 'provided.al2023',
    Role: config.role,
    Handler: config.handler ?? config.command?.join(' '),
    CodeSize: code.size,
    CodeSha256: code.sha256,
    Description: config.description,
    Timeout: config.timeoutSeconds,
    MemorySize: config.memorySizeMb,
    LastModified: lastModified,
    Version: version,
    Environment: { Variables: config.environment },
    TracingConfig: { Mode: 'PassThrough' },
    RevisionId: revisionId,
    State: 'Active',
    LastUpdateStatus: 'Successful',
    PackageType: 'Zip',
    Architectures: ['x86_64'],
    EphemeralStorage: { Size: 512 },
    SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
    LoggingConfig: { LogFormat: config.logFormat, LogGroup: `/aws/lambda/${functionName}` },
    ...(code.layers.length === 0
      ? {}
      : { Layers: code.layers.map((layer) => ({ Arn: layer, CodeSize: 0 })) }),
  };
}
