import type { TempFolder } from '../code/tempFolder.ts';
import { startReaper, type Reaper } from './reaper.ts';
import type { RuntimeProcess } from './runtimeProcess.ts';

/** Ends every process group of the stand-in, even if this process dies first. */
export interface ProcessGuard {
  add(process: RuntimeProcess): void;
  /** Kills all of them; a process that is added later is killed at once. */
  close(): Promise<void>;
}

export function createProcessGuard(temp: TempFolder): ProcessGuard {
  const alive = new Set<RuntimeProcess>();
  let reaper: Reaper | undefined;
  let closed = false;
  const update = (): void => reaper?.watch([...alive].flatMap(({ pid }) => pid ?? []));
  return {
    add(process) {
      if (closed) process.kill();
      else reaper ??= startReaper(temp.path());
      alive.add(process);
      update();
      void process.exited.then(() => {
        alive.delete(process);
        update();
      });
    },
    async close() {
      closed = true;
      for (const process of alive) process.kill();
      await Promise.all([...alive].map(({ exited }) => exited));
      await reaper?.close();
      reaper = undefined;
    },
  };
}
