/** The process of a dry run: it loads the user's module, runs the handler and passes on the record. */
import { describeThrown } from '../../../lib/describeThrown.ts';
import { now } from '../../../lib/clock.ts';
import { loadModule } from '../../../isolate/child/loadModule.ts';
import { DryRunError } from '../dryRunError.ts';
import type { DryRunMessage, DryRunOrder } from '../messages.ts';
import { pickHandler, type AnyHandler } from './pickHandler.ts';

// User code may replace them.
const exit = process.exit.bind(process);
const send = process.send?.bind(process);

const tell = (message: DryRunMessage): Promise<void> =>
  new Promise((resolve) => send?.(message, () => resolve()));

let order: DryRunOrder | undefined;
let isRunning = false;

async function end(thrown: unknown): Promise<void> {
  const what = describeThrown(thrown);
  const message =
    thrown instanceof DryRunError
      ? thrown.message
      : isRunning
        ? what
        : `${order?.shownPath ?? 'the module'} does not load: ${what}`;
  await tell({ kind: isRunning ? 'threw' : 'unusable', message });
  exit(1);
}

async function findHandler({
  kind,
  path,
  shownPath,
  exported,
  event,
}: DryRunOrder): Promise<AnyHandler> {
  if (kind === 'module') return pickHandler(await loadModule(path), exported, shownPath);
  // Only checks without code need the checks of this package.
  const { configuredHandler } = await import('./configuredHandler.ts');
  return configuredHandler(shownPath, event.lifecycleEvent);
}

async function run({ event, context, timeoutMs }: DryRunOrder, handler: AnyHandler): Promise<void> {
  await tell({ kind: 'running' });
  isRunning = true;
  const started = now();
  const getRemainingTimeInMillis = (): number => Math.max(0, timeoutMs - (now() - started));
  const value = await handler(event, { ...context, getRemainingTimeInMillis });
  await tell({ kind: 'returned', value });
  exit(0);
}

process.on('uncaughtException', (error) => void end(error));
process.on('unhandledRejection', (error) => void end(error));
// The command was killed: nobody waits for an answer.
process.on('disconnect', () => exit(1));
process.once('message', (given) => {
  // The process ends by itself if a top-level await never settles.
  process.channel?.unref();
  const received = (order = given as DryRunOrder);
  findHandler(received)
    .then((handler) => run(received, handler))
    .catch(end);
});
