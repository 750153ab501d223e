import { JSON, Object } from '../../lib/primordials.ts';
import { OptionMistakes, type OptionMistake } from '../options/optionMistake.ts';
import { pointerTo } from '../../lib/jsonPointer.ts';
import type { HttpOptions } from './httpOptions.ts';
import { readUrl } from './readUrl.ts';

/** What a request has besides its URL. */
export interface RequestPlan {
  readonly method: string;
  /** By name, in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly redirect: 'follow' | 'manual';
}

/**
 * The request that valid options stand for. Throws {@link OptionMistakes} for what only `fetch` would
 * refuse. No sentence quotes a URL or a header: it may be a secret.
 */
export function planRequest(options: HttpOptions): RequestPlan {
  const { body, redirect = 'manual' } = options;
  const method = options.method ?? (body === undefined ? 'GET' : 'POST');
  const mistakes = [...urlMistakes(options), ...headerMistakes(options)];
  if (body !== undefined && (method === 'GET' || method === 'HEAD')) {
    mistakes.push({ pointer: '/body', why: `stands beside method ${method}, which has no body` });
  }
  const json = body === undefined || typeof body === 'string' ? undefined : toJson(body, mistakes);
  if (mistakes.length > 0) throw new OptionMistakes(mistakes);
  const given = Object.entries(options.headers ?? {}).map(([name, value]) => [
    name.toLowerCase(),
    value,
  ]);
  const headers = {
    ...(json !== undefined && { 'content-type': 'application/json' }),
    ...(Object.fromEntries(given) as Record<string, string>),
  };
  return { method, headers, body: typeof body === 'string' ? body : json, redirect };
}

function urlMistakes({ url }: HttpOptions): OptionMistake[] {
  if (typeof url === 'function') return [];
  const found = readUrl(url);
  return 'why' in found ? [{ pointer: '/url', why: found.why }] : [];
}

/** The characters of a header's name: RFC 9110, section 5.6.2. */
const headerName = /^[\w!#$%&'*+\-.^`|~]+$/;

function headerMistakes({ headers = {} }: HttpOptions): OptionMistake[] {
  return Object.entries(headers).flatMap(([name, value]): OptionMistake[] => {
    const pointer = pointerTo('/headers', name);
    // The name says which header it is; a variable that is not set is a common cause.
    if ((value as unknown) === undefined)
      return [{ pointer, given: undefined, expected: 'a text' }];
    if (!headerName.test(name)) return [{ pointer, why: 'is not the name of a header' }];
    const isClean = /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
    return isClean ? [] : [{ pointer, why: 'has a character that no header may have' }];
  });
}

function toJson(body: unknown, mistakes: OptionMistake[]): string | undefined {
  try {
    return JSON.stringify(body);
  } catch {
    mistakes.push({ pointer: '/body', why: 'cannot be sent as JSON' });
    return undefined;
  }
}
