import { isPlainObject } from '../lib/objects.ts';
import { Array, Object } from '../lib/primordials.ts';
import { hideCredentials } from '../lib/secrets/hideCredentials.ts';
import type { SecretScrubber } from '../lib/secrets/secretScrubber.ts';

/** The members of a rehearsal's events and documents that hold a function's log. */
const logMembers = ['log', 'logTail'];

/**
 * What may be shown of a run, of an event of it, or of a record: no text holds one of the secrets, and the logs of
 * functions show no credentials in headers.
 */
export const hideSecrets = <T>(shown: T, secrets: SecretScrubber): T =>
  hiddenIn(shown, secrets.hide) as T;

/** The same for one line of a log. */
export const hideInLog = (line: string, secrets: SecretScrubber): string =>
  hideCredentials(secrets.hide(line));

function hiddenIn(value: unknown, hide: (text: string) => string): unknown {
  if (typeof value === 'string') return hide(value);
  if (Array.isArray(value)) return value.map((one) => hiddenIn(one, hide));
  if (!isPlainObject(value)) return value;
  const isLine = value['type'] === 'log';
  const inLog = (text: string): string => hideCredentials(hide(text));
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => {
      const isLog = logMembers.includes(key) || (isLine && key === 'text');
      return [key, hiddenIn(one, isLog ? inLog : hide)];
    }),
  );
}
