/** A share of one CPU for a group of processes, as Lambda gives it by memory size. */
import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Lambda gives one full vCPU at 1,769 MB. https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html */
const memoryOfOneCpuMb = 1_769;

/** Lambda's quota is counted in periods of 20 ms. */
const periodUs = 20_000;

export interface Throttle {
  /** How it is done, for the table. */
  readonly means: string;
  /** Puts a process into a group of its own, with a full CPU until `limit` is called. */
  enclose(pid: number): Enclosure;
}

export interface Enclosure {
  limit(memoryMb: number): void;
  /** To be called when the processes have ended. */
  remove(): void;
}

const shareOf = (memoryMb: number): number => Math.min(1, memoryMb / memoryOfOneCpuMb);

let count = 0;

function cgroups(
  root: string,
  mark: string,
  write: (group: string, quotaUs: number) => void,
  means: string,
) {
  return (): Throttle | undefined => {
    // Elsewhere the same path may be an ordinary folder.
    if (!existsSync(join(root, mark))) return undefined;
    const probe = join(root, `allow-traffic-bench-${process.pid}`);
    try {
      mkdirSync(probe);
      write(probe, periodUs);
      rmdirSync(probe);
    } catch {
      if (existsSync(probe)) rmdirSync(probe);
      return undefined;
    }
    return {
      means,
      enclose: (pid) => {
        const group = join(root, `allow-traffic-bench-${process.pid}-${(count += 1)}`);
        mkdirSync(group);
        writeFileSync(join(group, 'cgroup.procs'), String(pid));
        return {
          limit: (memoryMb) => write(group, Math.round(shareOf(memoryMb) * periodUs)),
          remove: () => removeWhenEmpty(group),
        };
      },
    };
  };
}

function removeWhenEmpty(group: string, attempts = 50): void {
  try {
    rmdirSync(group);
  } catch {
    if (attempts > 0) setTimeout(() => removeWhenEmpty(group, attempts - 1), 20);
  }
}

const version2 = cgroups(
  '/sys/fs/cgroup',
  'cgroup.controllers',
  (group, quotaUs) => writeFileSync(join(group, 'cpu.max'), `${quotaUs} ${periodUs}`),
  'cgroup v2 cpu.max',
);

const version1 = cgroups(
  '/sys/fs/cgroup/cpu',
  'cpu.cfs_quota_us',
  (group, quotaUs) => {
    writeFileSync(join(group, 'cpu.cfs_period_us'), String(periodUs));
    writeFileSync(join(group, 'cpu.cfs_quota_us'), String(quotaUs));
  },
  'cgroup v1 cpu.cfs_quota_us',
);

/** Where no cgroup may be written: the processes are stopped for the rest of each period. */
const dutyCycle = (): Throttle => ({
  means: 'SIGSTOP and SIGCONT, 20 ms periods (no cgroup is writable here)',
  enclose: (pid) => {
    let period: NodeJS.Timeout | undefined;
    let stop: NodeJS.Timeout | undefined;
    const signal = (name: NodeJS.Signals): void => {
      for (const one of [pid, ...childrenOf(pid)]) {
        try {
          process.kill(one, name);
        } catch {
          // It has ended.
        }
      }
    };
    return {
      limit: (memoryMb) => {
        const runMs = (shareOf(memoryMb) * periodUs) / 1_000;
        const run = (): void => {
          signal('SIGCONT');
          stop = setTimeout(() => signal('SIGSTOP'), runMs);
        };
        run();
        period = setInterval(run, periodUs / 1_000);
      },
      remove: () => {
        clearInterval(period);
        clearTimeout(stop);
        signal('SIGCONT');
      },
    };
  },
});

function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
      .trim()
      .split(' ')
      .filter((text) => text !== '')
      .map(Number);
  } catch {
    return [];
  }
}

/** The best means that this machine allows. */
export const findThrottle = (): Throttle => version2() ?? version1() ?? dutyCycle();
