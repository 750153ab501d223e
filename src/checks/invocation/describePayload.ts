import { Array, JSON } from '../../lib/primordials.ts';
import { isPlainObject } from '../../lib/objects.ts';
import { cutText } from '../../lib/text.ts';

/**
 * Describes what was sent in a few words: `GET /health`, `2 records of aws:sqs`, `a payload of 34
 * characters`. It leaves out the content, which must not get into the record.
 */
export function describePayload(payload: unknown): string {
  try {
    return cutText(
      describeRequest(payload) ??
        describeRecords(payload) ??
        describeEvent(payload) ??
        describeSize(payload),
      80,
    );
  } catch {
    // JSON.stringify rejects cycles and BigInts, and a getter may throw.
    return 'a payload';
  }
}

function describeRequest(payload: unknown): string | undefined {
  if (!isPlainObject(payload)) return undefined;
  const path = [payload['rawPath'], payload['path']].find((value) => typeof value === 'string');
  if (typeof path !== 'string') return undefined;
  const context = payload['requestContext'];
  const http = isPlainObject(context) ? context['http'] : undefined;
  const method = isPlainObject(http) ? http['method'] : payload['httpMethod'];
  return typeof method === 'string' ? `${method} ${path}` : path;
}

function describeRecords(payload: unknown): string | undefined {
  const records = isPlainObject(payload) ? payload['Records'] : undefined;
  if (!Array.isArray(records)) return undefined;
  const first: unknown = records[0];
  const source = isPlainObject(first) ? (first['eventSource'] ?? first['EventSource']) : undefined;
  const count = `${records.length} ${records.length === 1 ? 'record' : 'records'}`;
  return typeof source === 'string' ? `${count} of ${source}` : count;
}

function describeEvent(payload: unknown): string | undefined {
  const type = isPlainObject(payload) ? payload['detail-type'] : undefined;
  return typeof type === 'string' ? `an event "${type}"` : undefined;
}

function describeSize(payload: unknown): string {
  const text = JSON.stringify(payload);
  return text === '{}' || text === '[]' ? text : `a payload of ${text.length} characters`;
}
