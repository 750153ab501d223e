import type { RehearsalResult } from '../../src/rehearsal/rehearsalResult.ts';
import { rehearseValidated } from '../hookReports.ts';
import type { FaultRow } from './faultTable.ts';
import { hookFunction, rehearsalOf, root } from './rowRehearsal.ts';

export interface RowResult extends RehearsalResult {
  /** How often the hook was invoked: Lambda's retries must not hide that it did not report. */
  invocations: number;
}

/** Deploys with a hook that has the row's fault. */
export async function runRow(row: FaultRow): Promise<RowResult> {
  let invocations = 0;
  const result = await rehearseValidated(rehearsalOf(row), {
    folder: root,
    onProgress: (event) => {
      const isStart = event.type === 'log' && event.text.startsWith('START RequestId');
      if (isStart && event.functionName === hookFunction) invocations += 1;
    },
  });
  return { ...result, invocations };
}
