import { findMistakes } from '../checks/options/findMistakes.ts';
import { flag, number, object, orInCode, text } from '../checks/options/kinds.ts';
import type { ObjectKind, OptionalKind } from '../checks/options/optionKind.ts';
import { describeMistake, placeInCode } from '../checks/options/optionMistake.ts';
import { jsonCopy } from '../lib/jsonCopy.ts';
import type { ReportLine } from '../model/invocation.ts';
import { TryCheckError } from './tryCheckError.ts';

/** How an invocation went, beside its payload. */
export interface InvocationDetails extends Partial<ReportLine> {
  /**
   * Milliseconds until the caller has the answer.
   * @default `durationMs` (10 by default), and `initDurationMs` on top for a cold start
   */
  wallMs?: number;
  /**
   * The version that Lambda says ran; `null` if it says none.
   * @default the version that was invoked; for the alias, the one in production before the shift
   */
  executedVersion?: string | null;
  /**
   * `false`: the log tail has no REPORT line.
   * @default true
   */
  reportLine?: boolean;
}

/** An answer that Lambda's API gives, made by {@link lambda}. */
export class LambdaAnswer {
  /** @internal */
  readonly answer: Scripted;

  /** @internal */
  constructor(answer: Scripted) {
    this.answer = answer;
  }
}

/** What an answer is made of. */
export type Scripted =
  | {
      readonly kind: 'invoked';
      readonly payload: unknown;
      readonly functionError?: string;
      readonly details: InvocationDetails;
    }
  | { readonly kind: 'refused'; readonly error: Error }
  | { readonly kind: 'hung' };

const refused = (code: string, message: string, members: object = {}): LambdaAnswer =>
  new LambdaAnswer({
    kind: 'refused',
    error: Object.assign(new Error(message), { name: code, ...members }),
  });

const amount = (): OptionalKind => number({ minimum: 0 }, 'a number from 0');

const kind = (): ObjectKind<InvocationDetails> =>
  object<InvocationDetails>({
    durationMs: amount(),
    billedDurationMs: amount(),
    memorySizeMb: amount(),
    maxMemoryUsedMb: amount(),
    initDurationMs: amount(),
    wallMs: amount(),
    executedVersion: orInCode(text(), 'null', (value) => value === null),
    reportLine: flag(),
  });

/** An invocation that ran the function. Throws a {@link TryCheckError} if its details are wrong. */
function invoked(
  name: string,
  answer: { payload: unknown; functionError?: string },
  details: InvocationDetails = {},
): LambdaAnswer {
  const mistakes = findMistakes(kind(), details, true);
  if (mistakes.length === 0) {
    const payload = jsonCopy(answer.payload, `the payload of lambda.${name}`);
    return new LambdaAnswer({ kind: 'invoked', ...answer, payload, details });
  }
  const place = placeInCode(`lambda.${name}`);
  throw new TryCheckError(mistakes.map((one) => describeMistake(one, place)).join('; '));
}

/** The answers of Lambda that are more than the payload that a function returned. */
export interface Lambda {
  /** The function returned this payload: `lambda.returns({ ok: true }, { durationMs: 40 })`. */
  readonly returns: (payload: unknown, details?: InvocationDetails) => LambdaAnswer;
  /** The function threw; Lambda answers with `FunctionError: Unhandled`. */
  readonly fails: (
    errorType: string,
    errorMessage: string,
    details?: InvocationDetails,
  ) => LambdaAnswer;
  /** 429. The call is repeated after a pause, as in a hook, and takes the next answer. */
  readonly throttles: () => LambdaAnswer;
  /**
   * The hook's role may not make this call. It is repeated for up to 10 seconds, as in a hook, and
   * takes the next answer: `answers: lambda.denies()` denies every one.
   */
  readonly denies: () => LambdaAnswer;
  /** Any other error of the API: `lambda.refuses('ResourceNotFoundException', 'no such version')`. */
  readonly refuses: (code: string, message: string) => LambdaAnswer;
  /** The connection breaks, with an error code of Node.js. @default `ECONNRESET` */
  readonly disconnects: (code?: string) => LambdaAnswer;
  /** No answer comes until the check's time is over. */
  readonly hangs: () => LambdaAnswer;
}

/** Makes answers for `tryCheck` that are more than the payload that a function returned. */
export const lambda: Lambda = {
  returns: (payload, details) => invoked('returns', { payload }, details),
  fails: (errorType, errorMessage, details) => {
    const payload = { errorType, errorMessage, trace: [] };
    return invoked('fails', { payload, functionError: 'Unhandled' }, details);
  },
  throttles: () =>
    refused('TooManyRequestsException', 'Rate Exceeded.', { $metadata: { httpStatusCode: 429 } }),
  denies: () => refused('AccessDeniedException', 'the role of the hook may not make this call'),
  refuses: (code, message) => refused(code, message),
  disconnects: (code = 'ECONNRESET') => refused('Error', 'the connection broke', { code }),
  hangs: () => new LambdaAnswer({ kind: 'hung' }),
};
