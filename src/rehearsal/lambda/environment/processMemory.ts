import { readFileSync } from 'node:fs';

const KB_PER_MB = 1024;

/** The memory of a process and its child processes, in MB. */
export interface ProcessMemory {
  /** The peak of resident memory, including code. */
  peakMb: number;
  /** The current memory that no other process shares: Lambda's limit counts at least this. */
  ownMb: number;
}

function field(status: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) / KB_PER_MB;
}

function children(pid: number): number[] {
  const list = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return list === '' ? [] : list.split(' ').map(Number);
}

function readTree(pid: number): ProcessMemory {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const sum = {
    peakMb: field(status, 'VmHWM'),
    ownMb: field(status, 'RssAnon') + field(status, 'RssShmem'),
  };
  for (const child of children(pid)) {
    const below = processMemory(child);
    sum.peakMb += below?.peakMb ?? 0;
    sum.ownMb += below?.ownMb ?? 0;
  }
  return sum;
}

/** Undefined if the process has ended, or if the operating system has no /proc. */
export function processMemory(pid: number): ProcessMemory | undefined {
  try {
    return readTree(pid);
  } catch {
    return undefined;
  }
}

function tree(pid: number): number[] {
  return [pid, ...children(pid).flatMap(tree)];
}

const oomScore = (pid: number): number => Number(readFileSync(`/proc/${pid}/oom_score`, 'utf8'));

/**
 * The process of a tree that Linux's OOM killer would end first. That Lambda's sandbox leaves the
 * choice to the kernel is likely, and not documented.
 */
export function oomVictim(pid: number): number | undefined {
  try {
    const scored = tree(pid).map((one) => ({ pid: one, score: oomScore(one) }));
    return scored.sort((one, other) => other.score - one.score)[0]?.pid;
  } catch {
    return undefined;
  }
}
