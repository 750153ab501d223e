/** The process of a dry run: it loads the user's module, runs the handler and passes on the record. */
import { describeThrown } from '../../../lib/describeThrown.ts';
import { now } from '../../../lib/clock.ts';
import { loadUserModule } from '../../../moduleProcess/loadUserModule.ts';
import { serveModule, type Tell } from '../../../moduleProcess/serveModule.ts';
import { DryRunError } from '../dryRunError.ts';
import type { DryRunMessage, DryRunOrder } from '../messages.ts';
import { pickHandler, type AnyHandler } from './pickHandler.ts';

let shownPath = 'the module';
let isRunning = false;

function describe(thrown: unknown): DryRunMessage {
  const what = describeThrown(thrown);
  if (isRunning) return { kind: 'threw', message: what };
  const message =
    thrown instanceof DryRunError ? thrown.message : `${shownPath} does not load: ${what}`;
  return { kind: 'unusable', message };
}

async function findHandler({ kind, path, exported, event }: DryRunOrder): Promise<AnyHandler> {
  if (kind === 'module') return pickHandler(await loadUserModule(path), exported, shownPath);
  // Only checks without code need the checks of this package.
  const { configuredHandler } = await import('./configuredHandler.ts');
  return configuredHandler(shownPath, event.lifecycleEvent);
}

async function run(request: unknown, tell: Tell<DryRunMessage>): Promise<void> {
  const order = request as DryRunOrder;
  const { event, context, timeoutMs } = order;
  shownPath = order.shownPath;
  const handler = await findHandler(order);
  await tell({ kind: 'running' });
  isRunning = true;
  const started = now();
  const getRemainingTimeInMillis = (): number => Math.max(0, timeoutMs - (now() - started));
  const value = await handler(event, { ...context, getRemainingTimeInMillis });
  await tell({ kind: 'returned', value });
}

serveModule(run, describe);
