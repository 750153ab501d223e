import type { Tags } from '../../tags.ts';
import type { AliasRouting } from '../lambdaStandIn.ts';
import type { EventInvokeConfig } from './eventInvokeConfig.ts';
import type { FunctionVersion } from './functionVersion.ts';
import type { ProvisionedConcurrency } from './provisionedConcurrency.ts';

export interface Alias {
  name: string;
  description: string;
  routing: AliasRouting;
  revisionId: string;
}

export interface LambdaFunction {
  name: string;
  latest: FunctionVersion;
  /** Published versions by number. */
  versions: Map<string, FunctionVersion>;
  aliases: Map<string, Alias>;
  /** By qualifier; the function's own has the key `$LATEST`. */
  eventInvokeConfigs: Map<string, EventInvokeConfig>;
  /** By qualifier. */
  provisioned: Map<string, ProvisionedConcurrency>;
  tags: Tags;
  nextVersion: number;
}

export const LATEST = '$LATEST';

/** Every function of the stand-in, by name. */
export type FunctionStore = Map<string, LambdaFunction>;
