import { Array, JSON } from '../../lib/primordials.ts';
import { isPlainObject } from '../../lib/objects.ts';
import { cutText } from '../../lib/text.ts';

/**
 * What was sent, in a few words and without its content, which stays out of the record:
 * `GET /health`, `2 records of aws:sqs`, `a payload of 34 characters`.
 */
export function describePayload(payload: unknown): string {
  try {
    return cutText(
      asRequest(payload) ?? asRecords(payload) ?? asEvent(payload) ?? bySize(payload),
      80,
    );
  } catch {
    return 'a payload';
  }
}

function asRequest(payload: unknown): string | undefined {
  if (!isPlainObject(payload)) return undefined;
  const path = [payload['rawPath'], payload['path']].find((value) => typeof value === 'string');
  if (typeof path !== 'string') return undefined;
  const context = payload['requestContext'];
  const http = isPlainObject(context) ? context['http'] : undefined;
  const method = isPlainObject(http) ? http['method'] : payload['httpMethod'];
  return typeof method === 'string' ? `${method} ${path}` : path;
}

function asRecords(payload: unknown): string | undefined {
  const records = isPlainObject(payload) ? payload['Records'] : undefined;
  if (!Array.isArray(records)) return undefined;
  const first: unknown = records[0];
  const source = isPlainObject(first) ? (first['eventSource'] ?? first['EventSource']) : undefined;
  const count = `${records.length} ${records.length === 1 ? 'record' : 'records'}`;
  return typeof source === 'string' ? `${count} of ${source}` : count;
}

function asEvent(payload: unknown): string | undefined {
  const type = isPlainObject(payload) ? payload['detail-type'] : undefined;
  return typeof type === 'string' ? `an event "${type}"` : undefined;
}

function bySize(payload: unknown): string {
  const text = JSON.stringify(payload);
  return text === '{}' || text === '[]' ? text : `a payload of ${text.length} characters`;
}
