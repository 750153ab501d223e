import { isPlainObject } from '../lib/objects.ts';
import { fromHookReports } from './fromHookReports.ts';
import type { RecordedDeployment } from './recordedDeployment.ts';
import { isHookReport, tidyHookReport } from './tidy/tidyHookReport.ts';
import { tidyResult } from './tidy/tidyResult.ts';

/**
 * The deployments of a value: a document of `rehearse --json`, a list of results, or the records of hooks.
 * `undefined` if it is none of them. Never throws, whatever the members hold.
 */
export function readDocument(value: unknown): RecordedDeployment[] | undefined {
  const many = Array.isArray(value)
    ? value
    : isPlainObject(value)
      ? value['deployments']
      : undefined;
  if (Array.isArray(many) && many.length > 0 && many.every(isResult)) return many.map(recorded);
  if (isResult(value)) return [recorded(value)];
  if (Array.isArray(value) && value.length > 0 && value.every(isHookReport)) {
    return fromHookReports(value.map(tidyHookReport));
  }
  return isHookReport(value) ? fromHookReports([tidyHookReport(value)]) : undefined;
}

/** A deployment that was read already keeps its origin. */
const recorded = (value: unknown): RecordedDeployment => ({
  ...tidyResult(value),
  origin: isPlainObject(value) && value['origin'] === 'hooks' ? 'hooks' : 'rehearsal',
});

const isResult = (value: unknown): boolean =>
  isPlainObject(value) &&
  typeof value['status'] === 'string' &&
  Array.isArray(value['lifecycleEvents']);
