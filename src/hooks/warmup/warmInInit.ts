import {
  AbortController,
  Array,
  Promise,
  Symbol,
  clearTimeout,
  process,
  setTimeout,
} from '../../lib/primordials.ts';

/** One piece of work that is better done while Lambda initialises the environment. */
export type WarmUp = (signal: AbortSignal) => Promise<unknown>;

const limitMs = 1_000;

/**
 * A list that is there where somebody waits, before the first event, for what is put into it: the
 * code around a bundle made with the preset, and the process of the isolated entry.
 */
const waitedFor = Symbol.for('allow-traffic.init');

async function bounded(work: readonly WarmUp[]): Promise<void> {
  const controller = new AbortController();
  // Keeps the event loop alive: were it empty, the process would end while Lambda waits for it.
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => (timer = setTimeout(resolve, limitMs)));
  // What fails here is met again, and then reported, when the hook runs.
  const settled = Promise.allSettled(work.map(async (one) => one(controller.signal)));
  await Promise.race([settled, over]);
  clearTimeout(timer);
  controller.abort();
}

/**
 * Does the work of the first event beforehand, while Lambda initialises the environment and does not
 * throttle the CPU. Where it is not waited for it would run beside the first event, twice the work on
 * the same share of CPU, so it is left out; and so it is outside Lambda. One attempt, given up after
 * a second; never throws.
 */
export function warmInInit(...work: WarmUp[]): void {
  const list = (globalThis as { [waitedFor]?: unknown })[waitedFor];
  if (!process.env['AWS_LAMBDA_RUNTIME_API'] || !Array.isArray(list)) return;
  list.push(bounded(work).catch(() => undefined));
}
