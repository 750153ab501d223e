import { both, failed, harmless, rows, type FaultRow, type Given } from './faultRow.ts';

const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString();

const bypassedBy = (text: string, more: Record<string, string> = {}): Pick<Given, 'hook'> => ({
  hook: { environment: { ALLOW_TRAFFIC_BYPASS: text, ...more } },
});

/** A bypass that is in force. */
export const open: string = `orders are lost; until=${inAnHour()}`;
const ended = 'orders are lost; until=2026-01-01T10:00Z';
const tooFar = `orders are lost; until=${new Date(Date.now() + 90_000_000).toISOString()}`;

const throwing = { PLACE: 'check', FAULT: 'throws an Error' };
const reason = /bypassed until .*: orders are lost/;

/** A person lets a fix through a broken hook, or does it wrongly. */
export const bypasses: FaultRow[] = [
  ...rows(both, [
    harmless('bypassed', 'a check throws', { ...bypassedBy(open, throwing), reason }),
    harmless('bypassed', 'the options are wrong', {
      ...bypassedBy(open, { PLACE: 'handler option' }),
      reason,
    }),
    harmless('bypassed', 'the event comes twice', {
      ...bypassedBy(open, throwing),
      reason,
      duplicates: true,
    }),
    failed('bypass that has ended', 'a check throws', /thrown on purpose/, {
      ...bypassedBy(ended, throwing),
    }),
    failed('bypass for 25 hours', 'a check throws', /thrown on purpose/, {
      ...bypassedBy(tooFar, throwing),
    }),
    failed('bypass without a reason', 'a check throws', /thrown on purpose/, {
      ...bypassedBy(`; until=${inAnHour()}`, throwing),
    }),
    failed('check', 'sets a bypass and throws', /thrown on purpose/),
  ]),
  ...rows(
    ['isolated'],
    [
      harmless('bypassed', 'the module throws while it loads', {
        ...bypassedBy(open),
        handler: 'throws-at-load.handler',
        reason,
      }),
      harmless('bypassed', 'the module never finishes loading', {
        ...bypassedBy(open),
        handler: 'hangs-at-load.handler',
        reason,
      }),
      failed('bypass that has ended', 'the module throws while it loads', /thrown while loading/, {
        ...bypassedBy(ended),
        handler: 'throws-at-load.handler',
      }),
    ],
  ),
];
