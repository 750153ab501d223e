/** Limits a group of processes to a share of one CPU, as Lambda does by memory size. */
import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { childPids } from '../shared/childPids.ts';
import { cpuPeriodMs, cpuShare } from '../shared/cpuShare.ts';

const periodUs = cpuPeriodMs * 1_000;

export interface Throttle {
  /** How the share is enforced, for the table. */
  readonly means: string;
  /** Puts a process into a group of its own, with a full CPU until `limit` is called. */
  enclose(pid: number): Enclosure;
}

export interface Enclosure {
  limit(memoryMb: number): void;
  /** Call it when the processes have ended. */
  remove(): void;
}

let count = 0;

function cgroups(
  root: string,
  mark: string,
  write: (group: string, quotaUs: number) => void,
  means: string,
) {
  return (): Throttle | undefined => {
    // On other systems the same path may be an ordinary folder.
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
          limit: (memoryMb) => write(group, Math.round(cpuShare(memoryMb) * periodUs)),
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

/** If no cgroup is writable, the processes are stopped for the rest of each period. */
const dutyCycle = (): Throttle => ({
  means: 'SIGSTOP and SIGCONT, 20 ms periods (no cgroup is writable here)',
  enclose: (pid) => {
    let period: NodeJS.Timeout | undefined;
    let stop: NodeJS.Timeout | undefined;
    const signal = (name: NodeJS.Signals): void => {
      for (const one of [pid, ...childPids(pid)]) {
        try {
          process.kill(one, name);
        } catch {
          // It has ended.
        }
      }
    };
    return {
      limit: (memoryMb) => {
        const runMs = cpuShare(memoryMb) * cpuPeriodMs;
        const run = (): void => {
          signal('SIGCONT');
          stop = setTimeout(() => signal('SIGSTOP'), runMs);
        };
        run();
        period = setInterval(run, cpuPeriodMs);
      },
      remove: () => {
        clearInterval(period);
        clearTimeout(stop);
        signal('SIGCONT');
      },
    };
  },
});

/** The most exact throttle that this machine allows. */
export const findThrottle = (): Throttle => version2() ?? version1() ?? dutyCycle();
