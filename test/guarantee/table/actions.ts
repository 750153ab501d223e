import { open } from './bypasses.ts';
import { both, failed, harmless, rows, short, type FaultRow, type Given } from './faultRow.ts';

const second = ['second', 'succeeded', /^it ran$/] as const;

const harmlessAction = (fault: string, message: RegExp, more: Partial<Given> = {}): Given =>
  harmless('action', fault, { actions: [['faulty', 'failed', message], second], ...more });

/** The child that runs them is gone: of none of them is known how far it came. */
const lost = (fault: string, more: Partial<Given> = {}): Given =>
  harmless('action', fault, {
    actions: [
      ['faulty', 'failed', /ended or did not answer/],
      ['second', 'failed', /ended or did not answer/],
    ],
    ...more,
  });

/** What an action does comes after the report: it changes neither the status nor the number of reports. */
export const actions: FaultRow[] = [
  ...rows(both, [
    harmlessAction('throws an Error', /thrown on purpose/),
    harmlessAction('throws undefined', /undefined was thrown/),
    harmlessAction('hangs on a live timer', /did not end in \d+ ms/, short),
    harmlessAction('never settles, with nothing pending', /did not end in \d+ ms/, short),
    harmlessAction('calls process.exit(0)', /process\.exit\(0\) was called/),
    harmlessAction('exits in a timer', /process\.exit\(0\) was called/),
    harmlessAction('leaves an unhandled rejection', /nobody handles this/),
    harmlessAction('throws in a timer', /thrown in a timer/),
    harmless('action', 'fills its standard output', { actions: [['faulty', 'succeeded'], second] }),
    harmless('action', 'replaces globals', { actions: [['faulty', 'succeeded'], second] }),
    harmless('action', 'the event comes twice', {
      duplicates: true,
      actions: [['faulty', 'succeeded'], second],
    }),
    failed('action of a failed hook', 'throws an Error', /refuses failed/, {
      actions: [['faulty', 'failed', /thrown on purpose/], second],
    }),
    harmless('webhook', 'nobody answers', {
      hook: { environment: { WEBHOOK: 'http://127.0.0.1:9/secret' } },
      actions: [['webhook', 'failed', /^Error: no answer( \(\w+\))?$/]],
    }),
    harmless('notify', 'SNS denies it', {
      faults: { 'sns.Publish': 'deny' },
      actions: [['notify', 'failed', /^AwsCallError: sns:Publish: AuthorizationError/], second],
    }),
    harmless('notify', 'SNS throttles it twice', {
      faults: { 'sns.Publish': { fault: 'throttle', times: 2 } },
      actions: [['notify', 'succeeded', /^published as /], second],
    }),
    harmless('notify', 'SNS throttles it', {
      faults: { 'sns.Publish': 'throttle' },
      actions: [['notify', 'failed', /^AwsCallError: sns:Publish: Throttled/], second],
    }),
    harmless('notify', 'SNS resets the connection', {
      faults: { 'sns.Publish': 'reset' },
      actions: [
        ['notify', 'failed', /^AwsCallError: sns:Publish: .*(ECONNRESET|socket hang up)/],
        second,
      ],
    }),
    harmless('notify', 'SNS answers with garbage', {
      faults: { 'sns.Publish': 'garbage' },
      actions: [['notify', 'failed', /sns:Publish/], second],
    }),
    harmless('notify', 'SNS does not answer', {
      ...short,
      faults: { 'sns.Publish': { latency: 30_000 } },
      actions: [['notify', 'failed', /did not end in \d+ ms|sns:Publish/], second],
    }),
    harmless('notify', 'takes another role, region and endpoint', {
      actions: [['notify', 'succeeded', /^published as /], second],
    }),
    failed('no actions', 'a function instead of an action', /onFailed must be a list of actions/),
  ]),
  ...rows(
    ['in process'],
    [
      harmless('webhook', 'the hook is bypassed', {
        hook: { environment: { WEBHOOK: 'http://127.0.0.1:9/secret', ALLOW_TRAFFIC_BYPASS: open } },
        actions: [
          ['webhook', 'failed', /no answer/],
          ['own', 'skipped', /the hook was bypassed/],
        ],
      }),
    ],
  ),
  ...rows(
    ['isolated'],
    [
      failed('check of a hook with actions', 'calls process.abort()', /SIGABRT/, {
        actions: [['second', 'skipped', /process had ended before the report/]],
      }),
      lost('loops endlessly', short),
      lost('calls process.abort()'),
      lost('fills the heap with objects'),
      lost('fills memory with Buffers'),
      lost('floods its channel with lines'),
      lost('floods its channel with one line'),
      lost('is ended by SIGKILL'),
      lost('calls a process.exit that it took before'),
    ],
  ),
];
