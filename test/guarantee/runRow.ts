import type { RehearsalResult } from '../../src/rehearsal/rehearsalResult.ts';
import { rehearseValidated } from '../hookReports.ts';
import type { FaultRow } from './faultTable.ts';
import { rehearsalOf, root } from './rowRehearsal.ts';

/** Deploys with a hook that has the row's fault. */
export const runRow = (row: FaultRow): Promise<RehearsalResult> =>
  rehearseValidated(rehearsalOf(row), { folder: root });
