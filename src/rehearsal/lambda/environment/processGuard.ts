import type { TempFolder } from '../code/tempFolder.ts';
import { startReaper, type Reaper } from './reaper.ts';
import type { RuntimeProcess } from './runtimeProcess.ts';

/** Knows every process group that lives, and ends them all: also if this process dies first. */
export interface ProcessGuard {
  add(process: RuntimeProcess): void;
  /** Ends what lives; what is added later is ended at once. */
  close(): Promise<void>;
}

export function createProcessGuard(temp: TempFolder): ProcessGuard {
  const alive = new Set<RuntimeProcess>();
  let reaper: Reaper | undefined;
  let closed = false;
  const tell = (): void => reaper?.watch([...alive].flatMap(({ pid }) => pid ?? []));
  return {
    add(process) {
      if (closed) process.kill();
      else reaper ??= startReaper(temp.path());
      alive.add(process);
      tell();
      void process.exited.then(() => {
        alive.delete(process);
        tell();
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
