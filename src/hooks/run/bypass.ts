import { Date, Math, Number, process } from '../../lib/primordials.ts';
import { kindOf } from '../../lib/kindOf.ts';
import type { Bypass } from '../../model/hookReport.ts';
import type { Verdict } from './verdict.ts';

const variableName = 'ALLOW_TRAFFIC_BYPASS';

/** Without a time zone the end would mean another time on another machine. */
const endForm = /^until=(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d))$/;

/** A bypass that nobody takes back must not let everything through for long. */
const longestMs = 24 * 60 * 60 * 1_000;

/** The bypass in force, and one sentence for each text that is not. */
export interface BypassDecision {
  bypass: Bypass | undefined;
  notes: string[];
}

/** The value of `ALLOW_TRAFFIC_BYPASS` now. */
export const bypassVariable = (): string | undefined => process.env[variableName];

/** The bypass that a text asks for, or why there is none. */
function read(text: unknown, setBy: Bypass['setBy'], now: number): Bypass | string {
  if (typeof text !== 'string') return `it is ${kindOf(text)}, not a text`;
  const semicolon = Math.max(text.lastIndexOf(';'), 0);
  const reason = text.slice(0, semicolon).trim();
  const end = endForm.exec(text.slice(semicolon + 1).trim())?.[1] ?? '';
  const until = Date.parse(end);
  if (reason === '' || Number.isNaN(until)) {
    return 'it does not have the form "reason; until=2026-11-22T10:00Z": a reason, a semicolon, and an end in ISO 8601 with its time zone';
  }
  if (until <= now) return `its end, ${end}, has passed`;
  if (until - now > longestMs) return `its end, ${end}, is more than 24 hours away`;
  return { reason, until: new Date(until).toISOString(), setBy };
}

/**
 * Decides whether a hook is bypassed now, by its option `bypass` or by `ALLOW_TRAFFIC_BYPASS`. If both are
 * in force, the option counts. One that is not in force never keeps the other from being so: with the
 * isolated entry, the variable is decided on before the option is known.
 */
export function decideBypass(
  option: unknown,
  variable: string | undefined,
  now: number = Date.now(),
): BypassDecision {
  const notes: string[] = [];
  let bypass: Bypass | undefined;
  const given = [
    [option, 'option', 'the option bypass'],
    [variable?.trim() || undefined, 'environment', variableName],
  ] as const;
  for (const [text, setBy, name] of given) {
    if (text === undefined) continue;
    const found = read(text, setBy, now);
    if (typeof found === 'string') notes.push(`${name} bypasses nothing: ${found}`);
    else bypass ??= found;
  }
  return { bypass, notes };
}

/** The verdict of a hook that is bypassed. */
export const bypassVerdict = ({ reason, until, setBy }: Bypass): Verdict => ({
  status: 'Succeeded',
  reason: `no check ran: bypassed until ${until} by ${setBy === 'option' ? 'the option bypass' : variableName}: ${reason}`,
});
