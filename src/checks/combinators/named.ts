import type { Check } from '../../model/check.ts';
import { matching, object, required } from '../options/kinds.ts';
import { combinator, sameRun, type Combinator } from './combinator.ts';

/** Options of {@link named} without code. */
export interface NamedOptions {
  /** The name of the check in the record. */
  name: string;
}

/** The check under another name: `named('health', smokeInvoke({ ... }))`. */
export const named: Combinator<NamedOptions, [name: string, check: Check]> = combinator(
  {
    name: 'named',
    children: 'one',
    options: object<NamedOptions>({
      name: required(matching('\\S', 'a text that is not empty')),
    }),
    make: ({ name }, [check]) => ({ ...sameRun(check), name }),
  },
  (name, check) => ({ options: { name }, checks: [check] }),
);
