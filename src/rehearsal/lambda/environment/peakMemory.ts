import { readFileSync } from 'node:fs';

const KB_PER_MB = 1024;

function peakKb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0);
}

function children(pid: number): number[] {
  const list = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return list === '' ? [] : list.split(' ').map(Number);
}

function treeKb(pid: number): number {
  let sum = peakKb(pid);
  for (const child of children(pid)) {
    try {
      sum += treeKb(child);
    } catch {
      // It has just ended.
    }
  }
  return sum;
}

/** The peak resident memory of a process and those below it, in MB; undefined where /proc has none. */
export function peakMemoryMb(pid: number): number | undefined {
  try {
    return Math.ceil(treeKb(pid) / KB_PER_MB);
  } catch {
    return undefined;
  }
}
