import { Worker } from 'node:worker_threads';
import { cpuPeriodMs } from '../shared/cpuShare.ts';

// A thread of its own: a busy event loop must not change the share.

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

/**
 * Limits a process to a share of one CPU, as Lambda does with small functions: it stops and continues
 * the process in turn, until the process ends or the worker is terminated.
 */
export function confine(pid: number, share: number): Worker {
  return new Worker(source, { eval: true, workerData: { pid, share, periodMs: cpuPeriodMs } });
}
