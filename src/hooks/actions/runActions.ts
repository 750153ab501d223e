import { Error, Math, Promise } from '../../lib/primordials.ts';
import { clientsMember, type RunClients } from '../../aws/client/contextClients.ts';
import { now } from '../../lib/clock.ts';
import { describeThrown, messageLimit } from '../../lib/describeThrown.ts';
import { jsonCopy } from '../../lib/jsonCopy.ts';
import { cutText } from '../../lib/text.ts';
import { withTimeout } from '../../lib/timers.ts';
import type { Action, ActionContext } from '../../model/action.ts';
import type { ActionReport } from '../../model/actionReport.ts';
import type { Logger } from '../../model/check.ts';
import type { HookReport } from '../../model/hookReport.ts';
import { trapCrashes } from '../process/crashTrap.ts';
import { snapshotGlobals } from '../process/globalsSnapshot.ts';
import type { Actions } from './readActions.ts';

/** A function with a long timeout must not pay for an action that hangs until its end. */
const longestMs = 60_000;

type Found = Pick<ActionReport, 'outcome' | 'message'>;

/** Why an action does not run after this report; `undefined` if it does. */
function whySkipped(action: Action, { reported, bypass }: HookReport): string | undefined {
  if (reported === 'dryRun' && action.dryRun === undefined)
    return 'nothing was reported: a dry run';
  if (reported === 'alreadyCompleted') return 'another report came first';
  return bypass && action.inBypass !== true ? 'the hook was bypassed' : undefined;
}

/** A throw at once is a rejection too. */
const invoke = async (run: Action['dryRun'], context: ActionContext): Promise<unknown> =>
  await run?.(context);

/** Runs one action. A crash meanwhile is its failure: actions run one after another. */
async function perform(
  action: Action,
  context: Omit<ActionContext, 'signal'>,
  limitMs: number,
): Promise<Found> {
  const run = context.report.reported === 'dryRun' ? action.dryRun : action.run;
  const crashes = trapCrashes();
  const restoreGlobals = snapshotGlobals();
  let found: Found;
  try {
    const late = (): Error => new Error(`it did not end in ${Math.round(limitMs)} ms`);
    const said = await withTimeout(limitMs, late, (signal) =>
      Promise.race([crashes.first, invoke(run, { ...context, signal })]),
    );
    found = { outcome: 'succeeded', ...(typeof said === 'string' && { message: said }) };
  } catch (thrown) {
    found = { outcome: 'failed', message: describeThrown(thrown) };
  }
  restoreGlobals();
  await crashes.release();
  const crash = crashes.seen();
  return crash ? { outcome: 'failed', message: crash.message } : found;
}

/** A process that an action ends does not log its record: this line is then the trace. */
function announce(list: readonly Action[], report: HookReport, logger: Logger): void {
  const names = list.filter((one) => whySkipped(one, report) === undefined).map(({ name }) => name);
  if (names.length === 0) return;
  const { lifecycleEvent = 'lifecycle hook', status, reason = '' } = report;
  logger.info(
    `${lifecycleEvent} ${status} is reported${reason && `: ${reason}`}; actions run now: ${names.join(', ')}`,
  );
}

/** What actions need of their run. */
export interface ActionRun {
  clients: RunClients;
  logger: Logger;
  /** The time that is left for all of them. */
  remainingMs: number;
  /** Removes what the record must not show. */
  redact: (text: string) => string;
}

/**
 * Runs the actions that follow the report's status, one after another, each in its share of the time
 * left, and of a minute at most. Never rejects: whatever an action does, the report stands.
 */
export async function runActions(
  actions: Actions,
  report: HookReport,
  { clients, logger, remainingMs, redact }: ActionRun,
): Promise<ActionReport[]> {
  const list = actions[report.status];
  announce(list, report, logger);
  const ends = now() + Math.min(remainingMs, longestMs);
  const reports: ActionReport[] = [];
  for (const [index, action] of list.entries()) {
    const started = now();
    const limitMs = Math.max(0, (ends - started) / (list.length - index));
    const remainingTime = (): number => Math.max(0, started + limitMs - now());
    const skipped = whySkipped(action, report);
    const { outcome, message } =
      skipped === undefined
        ? await perform(
            action,
            {
              ...clientsMember(clients),
              report: jsonCopy(report) as HookReport,
              remainingTime,
              logger,
            },
            limitMs,
          )
        : ({ outcome: 'skipped', message: skipped } as const);
    reports.push({
      name: action.name,
      outcome,
      ...(message !== undefined && { message: cutText(redact(message), messageLimit) }),
      durationMs: Math.round(now() - started),
    });
  }
  return reports;
}
