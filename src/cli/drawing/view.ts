import type { ProgressListener, RehearsalResult } from '../../rehearsal/index.ts';

/** Shows a rehearsal to a person. */
export interface View {
  readonly onProgress: ProgressListener;
  /** Shows how its deployments ended. */
  end(results: readonly RehearsalResult[]): void;
  /** Releases the terminal; called after an error too. */
  close(): void;
}
