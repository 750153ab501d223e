import { Error, JSON, TypeError, fetch } from '../lib/primordials.ts';
import { announce } from '../lib/announce.ts';
import type { Action, ActionContext } from '../model/action.ts';
import type { ActionNeeds } from '../model/actionNeed.ts';
import { deploymentLink, describeReport } from './describeReport.ts';

/** Options of {@link webhook}. */
export interface WebhookOptions {
  /** An `https:` or `http:` URL. It is a secret: neither the record nor the log shows it. */
  url: string | undefined;
  /**
   * `'slack'` sends `{ text }`, as incoming webhooks of Slack, Mattermost and others want it.
   * `'json'` sends `{ text, link?, report }`, the report being the record.
   * @default `'json'`
   */
  format?: 'slack' | 'json';
}

/** Slack reads these characters as markup. */
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function bodyOf({ report }: ActionContext, format: unknown): string {
  const text = describeReport(report);
  return JSON.stringify(
    format === 'slack' ? { text: escaped(text) } : { text, link: deploymentLink(report), report },
  );
}

/** An error without the URL, which the platform's own messages may hold. */
function unreached(error: unknown): Error {
  const { code } = ((error as { cause?: unknown }).cause ?? {}) as { code?: unknown };
  return new Error(`no answer${typeof code === 'string' ? ` (${code})` : ''}`);
}

async function post(url: string, body: string, signal: AbortSignal): Promise<number> {
  try {
    const headers = { 'content-type': 'application/json' };
    // A redirect would send the record to somewhere that nobody named.
    const answer = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' });
    await answer.body?.cancel();
    return answer.status;
  } catch (error) {
    throw unreached(error);
  }
}

const isHttp = (url: unknown): url is string =>
  typeof url === 'string' && /^https?:\/\/./.test(url);

/**
 * An action that posts the record to a URL, once: an answer other than 2xx, a redirect or no answer is
 * `failed`. It runs for a bypassed hook too. In a dry run it sends nothing. Never throws: a mistake in
 * its options is the action's outcome.
 *
 * ```ts
 * onFailed: [webhook({ url: process.env.SLACK_URL, format: 'slack' })]
 * ```
 */
export function webhook(options: WebhookOptions): Action {
  const { url, format }: { url?: unknown; format?: unknown } = {
    ...(options as WebhookOptions | undefined),
  };
  const send = async (context: ActionContext): Promise<string> => {
    if (!isHttp(url)) throw new TypeError('its url is not an http or https URL');
    if (format !== undefined && format !== 'slack' && format !== 'json') {
      throw new TypeError("its format must be 'slack' or 'json'");
    }
    const status = await post(url, bodyOf(context, format), context.signal);
    if (status < 200 || status > 299) throw new Error(`the answer was ${status}`);
    return `the answer was ${status}`;
  };
  announce(send, { iam: [] } satisfies ActionNeeds);
  return { name: 'webhook', run: send, inBypass: true };
}
