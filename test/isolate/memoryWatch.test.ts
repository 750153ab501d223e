import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchMemory, type MemoryWatch } from '../../src/isolate/memoryWatch.ts';

/** A process that takes so many megabytes, or has a process of its own take them. */
const taking = (megabytes: number, below: boolean): string => {
  const take = `globalThis.hoard = Buffer.alloc(${megabytes} * 2 ** 20, 1); setInterval(() => {}, 1000)`;
  return below
    ? `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(take)}])`
    : take;
};

let child: ChildProcess | undefined;
let watch: MemoryWatch | undefined;

beforeEach(() => {
  vi.stubEnv('AWS_LAMBDA_FUNCTION_MEMORY_SIZE', '1024');
});

afterEach(() => {
  watch?.stop();
  if (child?.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  vi.unstubAllEnvs();
});

function start(megabytes: number, below: boolean): number {
  child = spawn(process.execPath, ['-e', taking(megabytes, below)], { detached: true });
  return child.pid!;
}

function readlink(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

describe('watchMemory', () => {
  it.each([
    ['the child itself', false],
    ['a process that the child started', true],
  ])('calls before the limit is reached: %s', async (_name, below) => {
    const pid = start(900, below);
    const used = await new Promise<number>((resolve) => {
      watch = watchMemory(pid, resolve);
    });
    expect(used).toBeGreaterThan(1024 - 128);
    expect(watch?.peakMb()).toBe(used);
  });

  it('tells the peak of what stays below the limit', async () => {
    const pid = start(200, false);
    const onLimit = vi.fn();
    watch = watchMemory(pid, onLimit);
    await vi.waitUntil(() => watch!.peakMb() > 200, { timeout: 20_000 });
    expect(onLimit).not.toHaveBeenCalled();
  });

  it('has the kernel prefer the child', () => {
    const pid = start(1, false);
    watch = watchMemory(pid, () => undefined);
    expect(readFileSync(`/proc/${pid}/oom_score_adj`, 'utf8').trim()).toBe('1000');
  });

  it('closes the files that it reads', () => {
    const pid = start(1, false);
    const isOpen = (): boolean =>
      readdirSync('/proc/self/fd').some((fd) =>
        readlink(`/proc/self/fd/${fd}`).startsWith(`/proc/${pid}/`),
      );
    watch = watchMemory(pid, () => undefined);
    expect(isOpen()).toBe(true);
    watch.stop();
    expect(isOpen()).toBe(false);
  });

  it('says nothing of a process that has ended', () => {
    const onLimit = vi.fn();
    watch = watchMemory(2 ** 30, onLimit);
    expect(watch.peakMb()).toBeLessThan(1024);
    expect(onLimit).not.toHaveBeenCalled();
  });
});
