import { TypeError } from '../lib/primordials.ts';
import { kindOf } from '../lib/kindOf.ts';
import type { Action } from '../model/action.ts';

/**
 * A custom action: what a hook does once CodeDeploy has accepted its report. Never throws: a mistake
 * in its arguments is the action's outcome.
 *
 * ```ts
 * defineAction('open a ticket', async ({ report, signal }) => {
 *   await fetch('https://tickets.example.com', { method: 'POST', body: report.reason, signal });
 * });
 * ```
 *
 * @param name - As the record shows it.
 * @param run - May return a text for the record. It should stop when `context.signal` is aborted; the
 * hook does not wait for it. In a dry run, and if the hook was bypassed, it does not run.
 */
export function defineAction(name: string, run: Action['run']): Action {
  const given: { name: unknown; run: unknown } = { name, run };
  if (typeof given.name !== 'string' || given.name.trim() === '') {
    return broken('defineAction', `its name is ${kindOf(name)}; expected a text that is not empty`);
  }
  if (typeof given.run !== 'function') {
    return broken(name, `its run is ${kindOf(run)}; expected a function`);
  }
  return { name, run };
}

const broken = (name: string, mistake: string): Action => ({
  name,
  run: () => {
    throw new TypeError(mistake);
  },
});
