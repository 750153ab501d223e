import type { PreparedCode } from '../code/prepareCode.ts';
import type { RuntimeLaunch } from '../launch/runtimeLaunch.ts';
import type { EnvironmentPool } from '../environment/environmentPool.ts';
import type { VersionConfig } from './versionConfig.ts';

/** What a version consists of. */
export interface VersionContent {
  functionName: string;
  version: string;
  config: VersionConfig;
  code: PreparedCode;
  launch: RuntimeLaunch;
}

/** A published version, or `$LATEST`. */
export interface FunctionVersion extends VersionContent {
  revisionId: string;
  lastModified: string;
  pool: EnvironmentPool;
}
