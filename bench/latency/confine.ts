/**
 * Gives a process a share of one CPU, as Lambda does with small functions: it is stopped and
 * continued in turn. A thread of its own does it, so that it keeps its pace.
 */
import { Worker } from 'node:worker_threads';

const source = `
const { workerData: { pid, share, periodMs } } = require('node:worker_threads');
const still = new Int32Array(new SharedArrayBuffer(4));
const wait = (ms) => Atomics.wait(still, 0, 0, ms);
try {
  for (;;) {
    process.kill(pid, 'SIGSTOP');
    wait(periodMs * (1 - share));
    process.kill(pid, 'SIGCONT');
    wait(periodMs * share);
  }
} catch {
  // The process has ended.
}
`;

/** Lambda gives a full CPU at 1,769 MB. */
export function shareOfMemory(memoryMb: number): number {
  return Math.min(1, memoryMb / 1_769);
}

/** Confines a process until it ends or the worker is terminated. */
export function confine(pid: number, share: number): Worker {
  return new Worker(source, { eval: true, workerData: { pid, share, periodMs: 20 } });
}
