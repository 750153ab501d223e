import type { TempFolder } from '../code/tempFolder.ts';
import { startReaper, type Reaper } from './reaper.ts';
import type { RuntimeProcess } from './runtimeProcess.ts';

/** Knows which process groups live, and has them ended if this process dies first. */
export interface ProcessGuard {
  add(process: RuntimeProcess): void;
  close(): Promise<void>;
}

export function createProcessGuard(temp: TempFolder): ProcessGuard {
  const groups = new Set<number>();
  let reaper: Reaper | undefined;
  return {
    add({ pid, exited }) {
      if (pid === undefined) return;
      reaper ??= startReaper(temp.path());
      const watching = reaper;
      groups.add(pid);
      watching.watch([...groups]);
      void exited.then(() => {
        groups.delete(pid);
        watching.watch([...groups]);
      });
    },
    async close() {
      await reaper?.close();
      reaper = undefined;
    },
  };
}
