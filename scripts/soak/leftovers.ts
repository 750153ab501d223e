/** What a rehearsal could leave behind: processes, files, sockets, memory. Works on Linux only. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

export interface Leftovers {
  /** Pids of children and their descendants. */
  processes: number[];
  /** Names in the folder for temporary files. */
  files: string[];
  /** Open files and sockets of this process. */
  descriptors: number;
  /** In MB, after a garbage collection. */
  heapMb: number;
}

function parents(): Map<number, number> {
  const found = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      found.set(Number(name), parent);
    } catch {
      // The process has just ended.
    }
  }
  return found;
}

function descendants(of: number, all: Map<number, number>): number[] {
  const children = [...all].filter(([, parent]) => parent === of).map(([pid]) => pid);
  return children.flatMap((pid) => [pid, ...descendants(pid, all)]);
}

function openDescriptors(): number {
  return readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`) !== '';
    } catch {
      return false;
    }
  }).length;
}

function heapMb(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

export function leftovers(): Leftovers {
  return {
    processes: descendants(process.pid, parents()),
    files: readdirSync(tmpdir()).filter((name) => name.startsWith('allow-traffic')),
    descriptors: openDescriptors(),
    heapMb: heapMb(),
  };
}
