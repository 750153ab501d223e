import { isPlainObject } from '../lib/objects.ts';
import type { ActionReport } from '../model/actionReport.ts';
import type { HookReport } from '../model/hookReport.ts';
import type { HandlerProcess } from './handlerProcess.ts';

/** The child's actions end before the supervisor stops waiting for them. */
const childsShare = 0.9;

/** A supervisor with a long timeout must not wait until its end for a child that is stuck. */
const longestMs = 70_000;

/** The names of the actions that follow the report. */
function namesOf(actions: unknown, { status }: HookReport): string[] {
  const names: unknown = isPlainObject(actions) ? actions[status] : undefined;
  return Array.isArray(names) ? names.map(String) : [];
}

/** The same for each action, if no process can say more. */
const forAll = (
  names: readonly string[],
  outcome: ActionReport['outcome'],
  message: string,
): ActionReport[] => names.map((name) => ({ name, outcome, message, durationMs: 0 }));

/**
 * Lets the child run the actions of its handler, after the supervisor's report was accepted. Never
 * rejects: if the child ends meanwhile or is stuck, each action has that as its outcome.
 */
export async function askForActions(
  child: HandlerProcess,
  isAlive: boolean,
  report: HookReport,
  remainingMs: number,
): Promise<ActionReport[]> {
  const names = namesOf(child.loaded()?.actions, report);
  if (names.length === 0) return [];
  if (!isAlive)
    return forAll(names, 'skipped', "the handler's process had ended before the report");
  const waitMs = Math.min(remainingMs, longestMs);
  const acted = await child.act(
    { kind: 'act', report, deadlineAt: Date.now() + waitMs * childsShare },
    waitMs,
  );
  if (Array.isArray(acted)) return acted as ActionReport[];
  const why =
    'the process that runs the actions ended or did not answer; how far they came is not known';
  return forAll(names, 'failed', why);
}
