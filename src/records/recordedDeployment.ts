import type { RehearsalResult } from '../rehearsal/rehearsalResult.ts';

/** A deployment as a file has it. */
export interface RecordedDeployment extends RehearsalResult {
  /** `hooks`: only the hooks of a real deployment have said something, so its end is not known. */
  origin: 'rehearsal' | 'hooks';
}
