import { Error } from './primordials.ts';
import { inWords } from './jsonSafe.ts';
import { cutText } from './text.ts';

/** The most characters of a message that the record keeps. */
export const messageLimit = 1_024;

/** Any thrown value in one sentence: `TypeError: x is not a function`. Never throws. */
export function describeThrown(thrown: unknown): string {
  try {
    return cutText(
      thrown instanceof Error ? describeError(thrown) : describeOther(thrown),
      messageLimit,
    );
  } catch {
    return 'something that cannot be read was thrown';
  }
}

function describeError(error: Error): string {
  const said = error.message === '' ? error.name : `${error.name}: ${error.message}`;
  const cause = error.cause;
  return cause instanceof Error && cause.message !== '' && !error.message.includes(cause.message)
    ? `${said} (cause: ${cause.name}: ${cause.message})`
    : said;
}

function describeOther(thrown: unknown): string {
  if (typeof thrown === 'string' && thrown !== '') return thrown;
  const { name, message } = (thrown ?? {}) as { name?: unknown; message?: unknown };
  if (typeof message === 'string') {
    return typeof name === 'string' ? `${name}: ${message}` : message;
  }
  return `${thrown === undefined ? 'undefined' : inWords(thrown)} was thrown`;
}
