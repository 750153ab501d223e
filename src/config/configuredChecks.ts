import type { HookEventName } from '../model/lifecycleEvents.ts';
import type { Check } from '../model/check.ts';
import { named } from '../checks/combinators/named.ts';
import { describeThrown } from '../lib/describeThrown.ts';
import { brokenCheck } from '../checks/options/brokenCheck.ts';
import { smokeInvoke } from '../checks/smokeInvoke.ts';
import { buildCheck, type CheckJson } from './buildCheck.ts';
import { ConfigError, setting } from './configError.ts';
import { resolveDollarForms } from './dollarForms.ts';
import { readChecksVariable } from './readChecksVariable.ts';
import { validateChecks } from './validateChecks.ts';

/** The check if the variable is not set: its name says so in every record. */
const defaultCheck = (): Check =>
  named(`smokeInvoke with {} (${setting} is not set)`, smokeInvoke({ payload: {} }));

type ListsJson = Readonly<Partial<Record<HookEventName, readonly CheckJson[]>>>;

function listOf(value: readonly CheckJson[] | ListsJson, event: HookEventName): Check[] {
  const isList = Array.isArray(value);
  const list = isList ? (value as readonly CheckJson[]) : (value as ListsJson)[event];
  if (list === undefined) {
    const why = `has no key ${event}, so nothing says what to check in this event`;
    return [brokenCheck(setting, [{ pointer: '', why }], () => setting)];
  }
  const root = isList ? '' : `/${event}`;
  return list.map((check, index) => buildCheck(check, `${root}/${index}`));
}

/** The checks of each event, or what is wrong with the variable; never throws. */
export function configuredChecks(
  text: string | undefined,
): Record<HookEventName, Check[]> | { mistakes: string[] } {
  try {
    const value = readChecksVariable(text);
    if (value === undefined) {
      return { BeforeAllowTraffic: [defaultCheck()], AfterAllowTraffic: [defaultCheck()] };
    }
    const resolved = resolveDollarForms(value);
    const mistakes = validateChecks(resolved);
    if (mistakes.length > 0) return { mistakes };
    const valid = resolved.value as readonly CheckJson[] | ListsJson;
    return {
      BeforeAllowTraffic: listOf(valid, 'BeforeAllowTraffic'),
      AfterAllowTraffic: listOf(valid, 'AfterAllowTraffic'),
    };
  } catch (error) {
    const mistake =
      error instanceof ConfigError
        ? error.message
        : `${setting} cannot be read: ${describeThrown(error)}`;
    return { mistakes: [mistake] };
  }
}
