import { closeSync, openSync } from 'node:fs';

let spare: number | undefined;

/** Opens a file, so that {@link freeDescriptor} can close it. Never throws. */
export function keepDescriptor(): void {
  try {
    spare ??= openSync('/dev/null', 'r');
  } catch {
    // Without a spare one, the report needs its open socket.
  }
}

/** Leaves a file descriptor for a socket to a process whose checks took all the others. */
export function freeDescriptor(): void {
  if (spare !== undefined) closeSync(spare);
  spare = undefined;
}
