import { isPlainObject } from '../../lib/objects.ts';
import { parseJsonOrText } from '../../lib/json.ts';
import { isHookReport } from '../tidy/tidyHookReport.ts';

/** The record of a hook in a log, as it was written. */
export interface FoundRecord {
  report: Readonly<Record<string, unknown>>;
  /** The invocation that wrote it, if the line says so. */
  requestId?: string;
}

/** How deep a logger may put the record. */
const mostDepth = 8;
const requestId = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;

/** The records in a line of a log, whatever stands around them: a time, a log stream, a logger's own object. */
export function recordsInLine(line: string): FoundRecord[] {
  if (!mentionsRecord(line)) return [];
  const id = requestId.exec(line)?.[0];
  return jsonIn(line).flatMap((value) =>
    recordsIn(value).map((report) => {
      const own = report['function_request_id'];
      const found = typeof own === 'string' ? own : id;
      return { report, ...(found !== undefined && { requestId: found }) };
    }),
  );
}

/** Most lines of a log hold no record: they are not parsed. CSV doubles quotation marks. */
export const mentionsRecord = (line: string): boolean =>
  line.includes('reported') && line.includes('checks');

/** The record itself, or those inside a value. */
export function recordsIn(value: unknown, depth: number = 0): Readonly<Record<string, unknown>>[] {
  if (depth > mostDepth) return [];
  if (typeof value === 'string') {
    return mentionsRecord(value)
      ? jsonIn(value).flatMap((inner) => recordsIn(inner, depth + 1))
      : [];
  }
  if (isPlainObject(value) && isHookReport(value)) return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((member) => recordsIn(member, depth + 1));
}

/** The object in a text, as JSON or as a field of CSV. */
function jsonIn(text: string): unknown[] {
  const [from, to] = [text.indexOf('{'), text.lastIndexOf('}') + 1];
  if (from < 0 || to <= from) return [];
  const json = text.slice(from, to);
  return [json, json.replaceAll('""', '"')]
    .map(parseJsonOrText)
    .filter((value) => typeof value === 'object')
    .slice(0, 1);
}
