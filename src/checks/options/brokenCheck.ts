import { Promise, WeakMap } from '../../lib/primordials.ts';
import type { Check } from '../../model/check.ts';
import { describeMistake, type OptionMistake, type Place } from './optionMistake.ts';

/** The sentence about a mistake: known, or known a little later. */
export type MistakeSentence = string | Promise<string | undefined>;

type Run = Check['run'];

// The key is `run`, because a copy of a check shares it.
const mistakesOf = /* @__PURE__ */ new WeakMap<Run, readonly OptionMistake[]>();
const sentenceOf = /* @__PURE__ */ new WeakMap<Run, MistakeSentence>();

/**
 * A check that was given something wrong. It does not throw, because a hook whose module throws
 * while it loads never reports. The check reports its mistakes when the hook runs, before anything is
 * invoked.
 */
export function brokenCheck(name: string, mistakes: readonly OptionMistake[], place: Place): Check {
  const message = mistakes.map((one) => describeMistake(one, place)).join('; ');
  const run: Run = () => ({ outcome: 'errored', message });
  mistakesOf.set(run, mistakes);
  sentenceOf.set(run, message);
  return { name, run };
}

/** The mistakes in what a check itself was given. Empty if there are none. */
export function checkMistakes({ run }: Check): readonly OptionMistake[] {
  return mistakesOf.get(run) ?? [];
}

/**
 * What is wrong in the making of a check or of a check inside it. Such a mistake is never outvoted:
 * `runNested` reports it in place of running the check, and the check decides even if it is advisory.
 */
export function mistakeIn({ run }: Pick<Check, 'run'>): MistakeSentence | undefined {
  return sentenceOf.get(run);
}

/** Sets what {@link mistakeIn} returns, and returns `run`. */
export function withMistake(run: Run, sentence: MistakeSentence): Run {
  sentenceOf.set(run, sentence);
  return run;
}

/** What is wrong in the making of any of the checks. */
export function mistakeAmong(checks: readonly Check[]): MistakeSentence | undefined {
  const found = checks.map(mistakeIn).filter((one) => one !== undefined);
  const known = found.filter((one) => typeof one === 'string');
  if (known.length > 0) return known.join('; ');
  const later = found.filter((one) => typeof one !== 'string');
  if (later.length === 0) return undefined;
  return Promise.all(later).then(
    (sentences) => sentences.filter((one) => one !== undefined).join('; ') || undefined,
  );
}
