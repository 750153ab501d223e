import { functionArn } from '../../arns.ts';
import type { EventInvokeConfig } from './eventInvokeConfig.ts';
import { LATEST, type LambdaFunction } from './functionStore.ts';

/** What a request invokes or configures: a function, and a version or alias of it. */
export interface Target {
  fn: LambdaFunction;
  /** As the request has it; undefined if the request names the function alone. */
  qualifier: string | undefined;
}

export function targetArn({ fn, qualifier }: Target): string {
  return functionArn(fn.name, qualifier);
}

/** The target's own configuration for asynchronous events; undefined if it has none. */
export function eventInvokeConfigOf({
  fn,
  qualifier = LATEST,
}: Target): EventInvokeConfig | undefined {
  return fn.eventInvokeConfigs.get(qualifier);
}
