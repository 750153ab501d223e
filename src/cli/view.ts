import type { ProgressListener, RehearsalResult } from '../rehearsal/index.ts';

/** Shows a rehearsal to a person. */
export interface View {
  readonly onProgress: ProgressListener;
  /** Says how it ended. */
  end(result: RehearsalResult): void;
  /** Gives the terminal back; also after an error. */
  close(): void;
}
