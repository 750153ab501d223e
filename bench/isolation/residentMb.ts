import { readFileSync, readdirSync } from 'node:fs';

const field = (pid: string, name: string): string =>
  new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ??
  '';

const isDescendant = (pid: string): boolean =>
  pid === `${process.pid}` || (Number(pid) > 1 && isDescendant(field(pid, 'PPid')));

/** The resident memory of a function's processes, child processes included. Shared pages count twice. */
export function residentMb(functionName: string): number {
  let kilobytes = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const environment = readFileSync(`/proc/${pid}/environ`, 'latin1');
      if (!environment.includes(`AWS_LAMBDA_FUNCTION_NAME=${functionName}\0`)) continue;
      if (isDescendant(pid)) kilobytes += Number(field(pid, 'VmRSS'));
    } catch {
      // The process has just ended.
    }
  }
  return kilobytes / 1_024;
}
