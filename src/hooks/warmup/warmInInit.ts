import {
  AbortController,
  Array,
  Promise,
  Symbol,
  clearTimeout,
  process,
  setTimeout,
} from '../../lib/primordials.ts';

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
}

/**
 * Does the work of the first event during init, while Lambda does not throttle the CPU. Does nothing
 * outside Lambda, or if nobody waits for the work: it would compete with the first event for the
 * CPU. Makes one attempt, which it gives up after a second. Never throws.
 */
export function warmInInit(...work: WarmUp[]): void {
  const queue = (globalThis as { [initQueue]?: unknown })[initQueue];
  if (!process.env['AWS_LAMBDA_RUNTIME_API'] || !Array.isArray(queue)) return;
  queue.push(bounded(work).catch(() => undefined));
}
