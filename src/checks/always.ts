import type { Outcome } from '../model/check.ts';
import { checkFactory, type CheckFactory } from './options/checkFactory.ts';
import { object, oneOf, required, text } from './options/kinds.ts';

/** Options of {@link always}. */
export interface AlwaysOptions {
  /** The outcome of the check. */
  outcome: Outcome;
  /**
   * What the record says about it.
   * @default nothing
   */
  message?: string;
}

/** Always has the same outcome and asks for nothing: `always({ outcome: 'failed' })`. */
export const always: CheckFactory<AlwaysOptions> = checkFactory({
  name: 'always',
  iam: [],
  options: object<AlwaysOptions>({
    outcome: required(oneOf('passed', 'failed', 'errored', 'inconclusive', 'skipped')),
    message: text(),
  }),
  make: (result) => ({ run: () => result }),
});
