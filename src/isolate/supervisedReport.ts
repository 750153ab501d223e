import type { ReceivedEvent } from '../hooks/run/hookEvent.ts';
import type { HookReport, Reported } from '../model/hookReport.ts';
import type { HandlerOutcome } from './handlerOutcome.ts';

/** The handler's own record where it made one, with what the supervisor knows better. */
export function supervisedReport(received: ReceivedEvent, word: HandlerOutcome, started: number) {
  return (reported: Reported, note?: string): HookReport => {
    const own = word.record ?? { targets: [], checks: [] };
    const notes = [...(word.record?.notes ?? []), ...(note === undefined ? [] : [note])];
    return {
      ...own,
      schemaVersion: 1,
      ...(received.kind === 'hook' ? { deploymentId: received.event.DeploymentId } : {}),
      status: word.status,
      ...(word.reason === undefined ? {} : { reason: word.reason }),
      ...(notes.length === 0 ? {} : { notes }),
      reported,
      durationMs: Math.round(performance.now() - started),
    };
  };
}
