import { Array, JSON } from '../../lib/primordials.ts';
import { isPlainObject } from '../../lib/objects.ts';

/** The longest record that is handed over, in characters: CloudWatch takes no longer log line. */
const mostCharacters = 2 ** 20;

/**
 * A handler's answer as JSON has it. Of a record that is too long, the checks keep what decides; of
 * anything else that is too long, nothing is left.
 */
export function fitRecord(value: unknown): unknown {
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) return undefined;
  if (text.length <= mostCharacters) return JSON.parse(text) as unknown;
  const record: unknown = JSON.parse(text);
  if (!isPlainObject(record)) return undefined;
  const { schemaVersion, deploymentId, lifecycleEvent, status, reason, targets, checks } = record;
  const left = { schemaVersion, deploymentId, lifecycleEvent, status, targets };
  const notes = [`details are left out: the record was ${text.length} characters long`];
  const shorter = { ...left, reason, checks: summaries(checks), notes };
  const fits = JSON.stringify(shorter).length <= mostCharacters;
  return fits ? shorter : { schemaVersion, status, targets: [], checks: [], notes };
}

function summaries(checks: unknown): unknown[] {
  if (!Array.isArray(checks)) return [];
  return checks.filter(isPlainObject).map((check) => ({
    name: check['name'],
    functionName: check['functionName'],
    advisory: check['advisory'],
    outcome: check['outcome'],
    message: check['message'],
    durationMs: check['durationMs'],
  }));
}
