import type { RehearsalFile } from '../../../src/rehearsal/file/rehearsalFile.ts';

export type Entry = 'in process' | 'isolated';

export interface FaultRow {
  /** Where the fault is. */
  place: string;
  fault: string;
  entry: Entry;
  status: 'Succeeded' | 'Failed';
  /** What the record's reason must match. */
  reason?: RegExp;
  /** What the record says of its actions: name, outcome, message. */
  actions?: (readonly [string, string, RegExp?])[];
  /** Who reports. */
  reporter: 'the guard' | 'the supervisor' | 'the handler itself';
  /** The hook's `Handler`, without the entry. */
  handler: string;
  /** The settings of the hook function and of the rehearsal. */
  hook: { timeout?: number; environment?: Record<string, string> };
  faults?: NonNullable<RehearsalFile['faults']>;
  /** Other settings of the rehearsal. */
  rehearsal?: Pick<RehearsalFile, 'alarms' | 'deploymentConfig' | 'traffic'>;
  duplicates?: boolean;
  /** Its time is short, so it runs while no other row does. */
  alone?: boolean;
  /** The lifecycle events whose hook this is. Default: BeforeAllowTraffic. */
  events?: HookEvent[];
}

export type HookEvent = 'BeforeAllowTraffic' | 'AfterAllowTraffic';

export type Given = Omit<FaultRow, 'entry' | 'reporter' | 'handler' | 'hook'> &
  Partial<Pick<FaultRow, 'handler' | 'hook' | 'reporter'>>;

/** In seconds: short for a fault that hangs, but enough for a busy machine to get there. */
const shortTimeout = 8;

export const both: Entry[] = ['in process', 'isolated'];

/** A row for each entry. */
export const rows = (entries: Entry[], given: Given[]): FaultRow[] =>
  given.flatMap((row) =>
    entries.map((entry) => ({
      handler: 'hook.handler',
      reporter: entry === 'isolated' ? 'the supervisor' : 'the guard',
      ...row,
      hook: {
        ...row.hook,
        environment: { PLACE: row.place, FAULT: row.fault, ...row.hook?.environment },
      },
      entry,
    })),
  );

export const failed = (
  place: string,
  fault: string,
  reason: RegExp,
  more: Partial<Given> = {},
): Given => ({
  place,
  fault,
  status: 'Failed',
  reason,
  ...more,
});

export const harmless = (place: string, fault: string, more: Partial<Given> = {}): Given => ({
  place,
  fault,
  status: 'Succeeded',
  ...more,
});

/** The target is set, because a busy machine may take longer to discover it than a short hook can wait. */
export const short: Pick<Given, 'hook'> = {
  hook: { timeout: shortTimeout, environment: { ALLOW_TRAFFIC_TARGET: 'myfunc:2' } },
};
