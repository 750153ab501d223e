import { Buffer } from '../../lib/primordials.ts';
import { parseJsonOrText } from '../../lib/json.ts';
import { readProxyResponse } from '../../checks/answer/proxyResponse.ts';
import { isPlainObject } from '../../lib/objects.ts';

/**
 * A request or an answer in the form that JSON pointers refer to: a body that is JSON text, base64 or
 * not, is replaced by its value.
 */
export function decodePayload(payload: unknown): unknown {
  const { statusCode, headers, body } = readProxyResponse(payload);
  if (statusCode !== undefined) {
    const proxy = isPlainObject(payload) ? payload : { statusCode, headers };
    return body === undefined ? proxy : { ...proxy, body };
  }
  if (!isPlainObject(payload) || typeof payload['body'] !== 'string') return payload;
  const text = payload['body'];
  const decoded =
    payload['isBase64Encoded'] === true ? Buffer.from(text, 'base64').toString('utf8') : text;
  return { ...payload, body: parseJsonOrText(decoded) };
}
