import { checksOfFile } from '../../../config/configuredChecks.ts';
import { hookHandler } from '../../../hooks/hookHandler.ts';
import { lambdaHookEvents } from '../../../model/lifecycleEvents.ts';
import { DryRunError } from '../dryRunError.ts';
import type { AnyHandler } from './pickHandler.ts';

/**
 * The handler that the layer would make of a file of checks, for one event. Paths in the file must stay in the
 * current folder, as they must stay in the function's code on Lambda. Rejects with a {@link DryRunError}.
 */
export async function configuredHandler(
  path: string,
  lifecycleEvent: string = 'BeforeAllowTraffic',
): Promise<AnyHandler> {
  const configured = await checksOfFile(path, { code: process.cwd(), layers: '/opt' });
  if ('mistakes' in configured) throw new DryRunError(configured.mistakes.join('; '));
  const event = lambdaHookEvents.find((name) => name === lifecycleEvent);
  if (event === undefined) throw new DryRunError(`${lifecycleEvent} is not an event of a hook`);
  const options = { ...configured.options, checks: configured.checks[event] };
  return hookHandler(options, new Map([['checks', event]]), event) as AnyHandler;
}
