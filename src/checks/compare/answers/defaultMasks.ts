import { Set } from '../../../lib/primordials.ts';
import type { PointerPath } from '../../../lib/jsonPointer.ts';

/*
 * Values that differ between versions or environments by their nature: their noise is not independent
 * between calls, so no number of rounds recognises it.
 */

/** What Lambda's context and environment say of the version, the environment and the call. */
const lambdaNames = new Set([
  'awsrequestid',
  'functionversion',
  'invokedfunctionarn',
  'lambdafunctionversion',
  'lambdalogstreamname',
  'lambdarequestid',
  'logstreamname',
]);

/** Headers with dates, ids of a request, and times that were measured. */
const headerNames = new Set([
  'age',
  'apigw-requestid',
  'cf-ray',
  'date',
  'expires',
  'last-modified',
  'server-timing',
  'traceparent',
  'tracestate',
  'x-amz-apigw-id',
  'x-amz-cf-id',
  'x-amz-id-2',
  'x-amz-request-id',
  'x-amzn-requestid',
  'x-amzn-trace-id',
  'x-correlation-id',
  'x-request-id',
  'x-response-time',
  'x-runtime',
]);

/** Whether the value at this path is masked by default. Its presence and type are still compared. */
export function isMaskedByDefault(path: PointerPath): boolean {
  const [root, name = ''] = path;
  if (root === 'headers' && headerNames.has(name)) return true;
  return path.some((key) => lambdaNames.has(key.toLowerCase().replace(/^aws_|[-_]/g, '')));
}
