import { describeThrown } from '../../lib/describeThrown.ts';
import { kindOf } from '../../lib/kindOf.ts';
import { cutText } from '../../lib/text.ts';
import type { Check } from '../../model/check.ts';
import { isNesting } from './nesting.ts';

/** What a report needs of a check. It is read once: a getter may throw or change its mind. */
export interface ReadCheck {
  name: string;
  advisory: boolean;
  nests: boolean;
  /** Why it is not a check. */
  mistake?: string;
}

/** Reads what a user gave as a check. Never throws. */
export function readCheck(check: unknown): ReadCheck {
  try {
    if (typeof check !== 'object' || check === null) {
      const hint = typeof check === 'function' ? ': wrap it in defineCheck(name, run)' : '';
      return notACheck(kindOf(check), hint);
    }
    const { name, run, advisory } = check as Record<string, unknown>;
    if (typeof name !== 'string' || name === '') {
      return notACheck(`an object whose name is ${kindOf(name)}`);
    }
    const shown = {
      name: cutText(name),
      advisory: advisory === true,
      nests: isNesting(check as Check),
    };
    if (typeof run === 'function') return shown;
    return { ...notACheck(`an object whose run is ${kindOf(run)}`), ...shown };
  } catch (error) {
    return notACheck(`something that cannot be read (${describeThrown(error)})`);
  }
}

function notACheck(what: string, hint = ''): ReadCheck {
  const mistake = `this is not a check but ${what}; expected an object with a name and a run function${hint}`;
  return { name: '(not a check)', advisory: false, nests: false, mistake };
}
