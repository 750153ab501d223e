import { definedMembers, isPlainObject } from '../../../lib/objects.ts';
import type { Invocation } from '../../../model/invocation.ts';
import { readProxyResponse } from '../../answer/proxyResponse.ts';

/** A part of an answer that can be compared on its own. */
export type AnswerPart = 'status' | 'headers' | 'body';

/** All of them. */
export const answerParts: readonly AnswerPart[] = ['status', 'headers', 'body'];

/** An answer as the one value that is compared. */
export interface AnswerDocument {
  readonly value: unknown;
  /** The function failed: the value is its error. */
  readonly isError: boolean;
}

/**
 * What is compared of an answer, with pointers from its root. An error is an answer like any other,
 * without its stack trace: another release has other lines. `undefined` means that the answer has none
 * of the parts.
 */
export function answerDocument(
  { functionError, payload }: Pick<Invocation, 'functionError' | 'payload'>,
  parts: readonly AnswerPart[],
): AnswerDocument {
  if (functionError !== undefined) {
    const { errorType, errorMessage } = isPlainObject(payload)
      ? payload
      : { errorMessage: payload };
    const value = definedMembers({ functionError, errorType, errorMessage });
    return { value, isError: true };
  }
  const { statusCode, headers, body } = readProxyResponse(payload);
  const has = (part: AnswerPart) => parts.includes(part);
  if (statusCode === undefined) {
    const value = has('body') ? payload : undefined;
    return { value, isError: false };
  }
  const value = {
    ...(has('status') && { statusCode }),
    ...(has('headers') && { headers }),
    ...(has('body') && body !== undefined && { body }),
  };
  return { value, isError: false };
}
