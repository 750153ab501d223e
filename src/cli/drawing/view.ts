import type { ProgressListener, RehearsalResult } from '../../rehearsal/index.ts';

/** Shows a rehearsal to a person. */
export interface View {
  readonly onProgress: ProgressListener;
  /** Shows how it ended. */
  end(result: RehearsalResult): void;
  /** Releases the terminal; called after an error too. */
  close(): void;
}
