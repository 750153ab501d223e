import { closeSync, openSync, readdirSync, readFileSync, readSync, writeFileSync } from 'node:fs';
import { functionMemoryMb } from './nodeArguments.ts';

const kbPerMb = 1024;

/** Kept free below the function's memory: what may be added between two samples. */
const marginMb = (memoryMb: number): number => Math.max(16, memoryMb / 8);

/** Far from the limit a sample is rare; close to it, memory may grow by a megabyte a millisecond. */
const nextSampleMs = (headroomMb: number): number => Math.min(100, Math.max(10, headroomMb / 2));

/** Longer than what a process says of itself, and than most lists of children. */
const chunk = Buffer.alloc(8_192);

/** A child may start any number of threads, and the supervisor needs descriptors for its report. */
const mostOpen = 64;

/**
 * Files of /proc that stay open, because they are read again and again: to open and close each of them
 * doubles the cost of a sample, and at 128 MB a function has a fourteenth of a CPU.
 */
class ProcFiles {
  private readonly open = new Map<string, number>();
  private unread = new Set<string>();

  /** Closes what was not read since the last call: its process or thread has ended. */
  startSample(): void {
    for (const path of this.unread) this.close(path);
    this.unread = new Set(this.open.keys());
  }

  /** The content now; empty if the process or thread has ended meanwhile. */
  read(path: string): string {
    this.unread.delete(path);
    try {
      let fd = this.open.get(path);
      if (fd === undefined) {
        if (this.open.size >= mostOpen) return readFileSync(`/proc/${path}`, 'utf8');
        fd = openSync(`/proc/${path}`, 'r');
        this.open.set(path, fd);
      }
      const length = readSync(fd, chunk, 0, chunk.length, 0);
      if (length === chunk.length) return readFileSync(`/proc/${path}`, 'utf8');
      return length === 0 ? '' : chunk.toString('latin1', 0, length);
    } catch {
      this.close(path);
      return '';
    }
  }

  private close(path: string): void {
    const fd = this.open.get(path);
    this.open.delete(path);
    if (fd !== undefined) closeSync(fd);
  }

  closeAll(): void {
    for (const path of [...this.open.keys()]) this.close(path);
  }
}

/** The memory that belongs to one process alone, in MB; mapped files are shared with others. */
function ownMb(files: ProcFiles, pid: number | 'self'): number {
  const found = files.read(`${pid}/status`).matchAll(/^Rss(?:Anon|Shmem):\s+(\d+) kB/gm);
  return [...found].reduce((sum, [, kb]) => sum + Number(kb), 0) / kbPerMb;
}

/** Any thread of a process may have started children. */
function childrenOf(files: ProcFiles, pid: number): number[] {
  return threadsOf(pid).flatMap((thread) => {
    const children = files.read(`${pid}/task/${thread}/children`);
    return children === '' ? [] : children.split(' ').filter(Boolean).map(Number);
  });
}

function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

/** A process and everything below it, in MB. */
function treeMb(files: ProcFiles, pid: number): number {
  const children = childrenOf(files, pid);
  return children.reduce((sum, child) => sum + treeMb(files, child), ownMb(files, pid));
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
  const files = new ProcFiles();
  let peakMb = 0;
  let timer: NodeJS.Timeout | undefined;
  const sample = (): void => {
    files.startSample();
    const usedMb = treeMb(files, pid) + ownMb(files, 'self');
    peakMb = Math.max(peakMb, usedMb);
    if (usedMb > limitMb) onLimit(usedMb);
    // The child's end, not this timer, decides how long the supervisor lives.
    else timer = setTimeout(sample, nextSampleMs(limitMb - usedMb)).unref();
  };
  preferToKill(pid);
  sample();
  const stop = (): void => {
    clearTimeout(timer);
    files.closeAll();
  };
  return { peakMb: () => peakMb, stop };
}

/** The kernel's OOM killer takes the process with the highest score first. */
function preferToKill(pid: number): void {
  try {
    writeFileSync(`/proc/${pid}/oom_score_adj`, '1000');
  } catch {
    // Not Linux, or the process has ended: its end says why.
  }
}
