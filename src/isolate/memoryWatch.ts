import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { functionMemoryMb } from './nodeArguments.ts';

const kbPerMb = 1024;

/** Kept free below the function's memory: what may be added between two samples. */
const marginMb = (memoryMb: number): number => Math.max(16, memoryMb / 8);

/** Far from the limit a sample is rare; close to it, memory may grow by a megabyte a millisecond. */
const nextSampleMs = (headroomMb: number): number => Math.min(100, Math.max(10, headroomMb / 2));

/** A file of /proc; empty if its process or thread has ended meanwhile. */
function proc(path: string): string {
  try {
    return readFileSync(`/proc/${path}`, 'utf8');
  } catch {
    return '';
  }
}

/** The memory that belongs to one process alone, in MB; mapped files are shared with others. */
function ownMb(pid: number | 'self'): number {
  const found = proc(`${pid}/status`).matchAll(/^Rss(?:Anon|Shmem):\s+(\d+) kB/gm);
  return [...found].reduce((sum, [, kb]) => sum + Number(kb), 0) / kbPerMb;
}

/** Any thread of a process may have started children. */
function childrenOf(pid: number): number[] {
  return threadsOf(pid).flatMap((thread) =>
    proc(`${pid}/task/${thread}/children`).split(' ').filter(Boolean).map(Number),
  );
}

function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

/** A process and everything below it, in MB. */
function treeMb(pid: number): number {
  return childrenOf(pid).reduce((sum, child) => sum + treeMb(child), ownMb(pid));
}

/** What a memory watch saw. */
export interface MemoryWatch {
  /** The most that the supervisor and its child's tree had together, in MB. */
  peakMb(): number;
  stop(): void;
}

/**
 * Watches the memory of the child and of everything that it starts. `onLimit` is called once, before
 * the function's memory is used up: Lambda would then kill the supervisor too, and nobody would
 * report. The kernel is told to prefer the child, should memory grow faster than it is sampled.
 * Without `/proc` nothing is seen.
 */
export function watchMemory(pid: number, onLimit: (usedMb: number) => void): MemoryWatch {
  const memoryMb = functionMemoryMb();
  const limitMb = memoryMb - marginMb(memoryMb);
  let peakMb = 0;
  let timer: NodeJS.Timeout | undefined;
  const sample = (): void => {
    const usedMb = treeMb(pid) + ownMb('self');
    peakMb = Math.max(peakMb, usedMb);
    if (usedMb > limitMb) onLimit(usedMb);
    // The child's end, not this timer, decides how long the supervisor lives.
    else timer = setTimeout(sample, nextSampleMs(limitMb - usedMb)).unref();
  };
  preferToKill(pid);
  sample();
  return { peakMb: () => peakMb, stop: () => clearTimeout(timer) };
}

/** The kernel's OOM killer takes the process with the highest score first. */
function preferToKill(pid: number): void {
  try {
    writeFileSync(`/proc/${pid}/oom_score_adj`, '1000');
  } catch {
    // Not Linux, or the process has ended: its end says why.
  }
}
