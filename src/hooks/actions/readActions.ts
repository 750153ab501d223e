import { Array } from '../../lib/primordials.ts';
import { kindOf } from '../../lib/kindOf.ts';
import { isPlainObject } from '../../lib/objects.ts';
import type { Action } from '../../model/action.ts';
import type { HookStatus } from '../../model/hookReport.ts';

/** A handler's actions, by the status that they follow. */
export type Actions = Readonly<Record<HookStatus, readonly Action[]>>;

const isAction = (value: unknown): value is Action =>
  isPlainObject(value) && typeof value['name'] === 'string' && typeof value['run'] === 'function';

function readList(value: unknown, key: string, mistakes: string[]): readonly Action[] {
  if (value === undefined) return [];
  if (Array.isArray(value) && value.every(isAction)) return value.map((one) => ({ ...one }));
  mistakes.push(`${key} must be a list of actions (see defineAction), but is ${kindOf(value)}`);
  return [];
}

/**
 * Reads the options `onSucceeded` and `onFailed`; `undefined` if a handler has neither, which then does none
 * of the work of actions. Adds a sentence to `mistakes` for each mistake.
 */
export function readActions(
  { onSucceeded, onFailed }: Record<string, unknown>,
  mistakes: string[],
): Actions | undefined {
  if (onSucceeded === undefined && onFailed === undefined) return undefined;
  return {
    Succeeded: readList(onSucceeded, 'onSucceeded', mistakes),
    Failed: readList(onFailed, 'onFailed', mistakes),
  };
}

/** The names of the actions, by the status that they follow. */
export const namesOf = ({ Succeeded, Failed }: Actions): Record<HookStatus, string[]> => ({
  Succeeded: Succeeded.map(({ name }) => name),
  Failed: Failed.map(({ name }) => name),
});
