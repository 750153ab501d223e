import {
  AbortController,
  Array,
  Promise,
  Symbol,
  clearTimeout,
  process,
  setImmediate,
  setTimeout,
} from '../../lib/primordials.ts';
import { endWarmUpRounds } from './warmUpRounds.ts';

/** One piece of work that is better done while Lambda initialises the execution environment. */
export type WarmUp = (signal: AbortSignal) => Promise<unknown>;

const limitMs = 1_000;

/**
 * The queue exists if somebody waits for the work in it before the first event: the code around a
 * bundle that was made with the preset, or the process of the isolated entry.
 */
const initQueue = Symbol.for('allow-traffic.init');

async function bounded(work: readonly WarmUp[]): Promise<void> {
  const controller = new AbortController();
  // The timer keeps the event loop alive: an empty one would end the process while Lambda waits.
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => (timer = setTimeout(resolve, limitMs)));
  // What fails here fails again when the hook runs, and is reported then.
  const settled = Promise.allSettled(work.map(async (one) => one(controller.signal)));
  await Promise.race([settled, over]);
  clearTimeout(timer);
  controller.abort();
  // A connection that was cut off closes in the next turns of the event loop.
  await new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)));
}

const running: Promise<unknown>[] = [];

/**
 * Does the work of the first event during init, while Lambda does not throttle the CPU. Does nothing
 * outside Lambda, or if nobody waits for the work: it would compete with the first event for the
 * CPU. Makes one attempt, which it gives up after a second. Never throws.
 */
export function warmInInit(...work: WarmUp[]): void {
  const queue = (globalThis as { [initQueue]?: unknown })[initQueue];
  if (!process.env['AWS_LAMBDA_RUNTIME_API'] || !Array.isArray(queue)) return;
  const done = bounded(work).catch(() => undefined);
  running.push(done);
  queue.push(done);
}

/**
 * Call it when an event comes, and wait for it before user code runs: a check may replace what a
 * connection that still opens needs, and the error would be nobody's. Init normally waits for the
 * work, but not if the machine is slow.
 */
export async function endWarmUp(): Promise<void> {
  endWarmUpRounds();
  if (running.length > 0) await Promise.all(running.splice(0));
}
