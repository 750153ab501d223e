import type { Check } from '../../src/model/check.ts';
import type { HookEventName } from '../../src/model/lifecycleEvents.ts';
import { configuredChecks, type Configured } from '../../src/config/configuredChecks.ts';

/** What the text of `ALLOW_TRAFFIC_CHECKS` configures, in a function whose code is in `code`. */
export const configure = (text: string | undefined, code = '/nowhere'): Promise<Configured> =>
  configuredChecks(text, { code, layers: '/nolayers' });

/** The checks of each event. Throws if there are mistakes. */
export async function checksIn(
  text: string | undefined,
  code?: string,
): Promise<Readonly<Record<HookEventName, readonly Check[]>>> {
  const configured = await configure(text, code);
  if ('mistakes' in configured) throw new Error(configured.mistakes.join('; '));
  return configured.checks;
}

/** The mistakes in it, joined. Throws if there is none. */
export async function mistakesIn(text: string, code?: string): Promise<string> {
  const configured = await configure(text, code);
  if (!('mistakes' in configured)) throw new Error(`no mistake was found in ${text}`);
  return configured.mistakes.join('; ');
}
