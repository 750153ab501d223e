/** Every way in which a hook can fail: where, through which entry, and who reports which status. */
import { actions } from './table/actions.ts';
import { afterTheShift } from './table/afterTheShift.ts';
import { bypasses } from './table/bypasses.ts';
import { inCloudWatch } from './table/inCloudWatch.ts';
import { both, failed, harmless, rows, short, type FaultRow } from './table/faultRow.ts';
import { takenResources } from './table/takenResources.ts';

const inChecks = rows(both, [
  failed('check', 'throws an Error', /thrown on purpose/),
  failed('check', 'throws a string', /thrown on purpose/),
  failed('check', 'throws undefined', /undefined was thrown/),
  failed('check', 'throws a frozen object', /faulty errored/),
  failed('check', 'throws an object whose message getter throws', /cannot be read/),
  failed('check', 'rejects', /rejected on purpose/),
  failed('check', 'hangs on a live timer', /did not finish/, short),
  failed('check', 'never settles, with nothing pending', /did not finish/, short),
  failed('check', 'ignores its signal and rejects late', /did not finish/, short),
  failed('check', 'leaves an unhandled rejection', /unhandled rejection: .*nobody handles this/),
  failed('check without a request', 'leaves an unhandled rejection at once', /nobody handles this/),
  failed('check without a request', 'throws in the next tick', /thrown in a tick/),
  failed('check', 'throws in a timer', /uncaught exception: .*thrown in a timer/),
  failed('check', 'calls process.exit(0)', /process\.exit\(0\) was called/),
  failed('check', 'calls process.exit(1) and swallows the throw', /process\.exit\(1\) was called/),
  failed('check', 'calls an imported exit', /process\.exit\(0\) was called/),
  failed('check', 'exits in a timer', /process\.exit\(0\) was called/),
  failed('check', 'adds a crash handler that exits, and throws', /uncaught exception: .*thrown in/),
  failed('check', 'returns no result', /faulty errored/),
  harmless('only check', 'replaces globals'),
  harmless('only check', 'replaces globals while CodeDeploy still answers', {
    faults: { 'codedeploy.GetDeployment': { latency: 700 } },
  }),
  harmless('only check', 'replaces performance.now'),
  failed('only check', 'replaces the methods of lists, texts, maps and promises', /was replaced/),
  harmless('only check', 'gives all objects the members of an answer'),
  failed('only check', 'gives all objects a member "then"', /time of \d+ ms was over/, short),
  harmless('check without a request', 'takes another role, region and endpoint'),
  harmless('check', 'takes another role, region and endpoint'),
  harmless('check', 'replaces the methods of its logger'),
  harmless('check', 'switches the verification of TLS off'),
  harmless('check', 'changes its event and its context'),
  harmless('check', 'returns a cycle'),
  harmless('check', 'returns a BigInt'),
  harmless('check', 'blocks the thread for a second'),
]);

const inMiddlewares = rows(
  both,
  ['before', 'after', 'onError'].flatMap((place) => [
    failed(
      place,
      'throws an Error',
      place === 'onError' ? /so that onError runs|thrown on purpose/ : /thrown on purpose/,
    ),
    failed(place, 'throws undefined', /./),
    failed(place, 'hangs on a live timer', /time of \d+ ms was over/, short),
    failed(place, 'never settles, with nothing pending', /time of \d+ ms was over/, short),
    failed(place, 'calls process.exit(0)', /process\.exit\(0\) was called/),
    failed(place, 'leaves an unhandled rejection', /nobody handles this/),
  ]),
);

const inSetup = rows(both, [
  failed('early answer', 'a middleware answers first', /a middleware answered before the checks/),
  failed(
    'onError answers',
    'a middleware swallows the error',
    /a middleware answered before the checks/,
  ),
  failed('response', 'a middleware writes Succeeded to it', /faulty failed: orders are lost/),
  failed('check option', 'an unknown option', /typo/),
  failed('handler option', 'an unknown option', /unknown option "typo"/),
  failed('no options', 'no options at all', /options must be an object/),
  failed('not a middleware', 'use() gets something else', /not a middleware/),
  failed('no checks', 'an empty list', /empty list/),
  failed('checks is not a list', 'a check instead of a list', /must be a list/),
  failed('not a check', 'a function instead of a check', /is not a check/),
  failed('target', 'an alias instead of a version', /expected a version number/),
  harmless('logger', 'throws'),
]);

/** Lambda's default timeout. The isolated entry starts a second process and needs more. */
const inLittleTime = rows(
  ['in process'],
  [harmless('timeout', 'of 3 s', { hook: { timeout: 3 }, alone: true })],
);

const inDelivery = rows(both, [
  harmless('delivery', 'the event comes twice', { duplicates: true }),
]);

const inAws = rows(both, [
  failed(
    'discovery',
    'denied',
    /lacks codedeploy:ListDeploymentTargets.*lacks codedeploy:GetDeployment/,
    {
      hook: { timeout: 6 },
      faults: { 'codedeploy.ListDeploymentTargets': 'deny', 'codedeploy.GetDeployment': 'deny' },
    },
  ),
  failed('discovery', 'hangs', /time of \d+ ms was over|could not be determined/, {
    hook: { timeout: 6 },
    faults: {
      'codedeploy.ListDeploymentTargets': { latency: 30_000 },
      'codedeploy.GetDeployment': { latency: 30_000 },
    },
  }),
  harmless('discovery', 'denied twice', {
    faults: {
      'codedeploy.ListDeploymentTargets': { fault: 'deny', times: 2 },
      'codedeploy.GetDeployment': { fault: 'deny', times: 2 },
    },
  }),
  failed('invoke', 'denied', /lambda:InvokeFunction/, {
    ...short,
    faults: { 'lambda.Invoke': 'deny' },
  }),
  harmless('invoke', 'denied twice', {
    faults: { 'lambda.Invoke': { fault: 'deny', times: 2 } },
  }),
  failed('invoke', 'connection reset', /lambda:InvokeFunction/, {
    faults: { 'lambda.Invoke': 'reset' },
  }),
  failed('check', 'hangs, and the report is answered late', /did not finish/, {
    hook: {
      // Enough time for the report that a busy machine does not add a second late answer.
      timeout: 20,
      environment: { FAULT: 'hangs on a live timer', ALLOW_TRAFFIC_TARGET: 'myfunc:2' },
    },
    faults: { 'codedeploy.PutLifecycleEventHookExecutionStatus': { latency: 700 } },
  }),
  harmless('report', 'denied twice', {
    faults: { 'codedeploy.PutLifecycleEventHookExecutionStatus': { fault: 'deny', times: 2 } },
  }),
  harmless('report', 'throttled twice', {
    faults: { 'codedeploy.PutLifecycleEventHookExecutionStatus': { fault: 'throttle', times: 2 } },
  }),
  harmless('report', 'connection reset twice', {
    faults: { 'codedeploy.PutLifecycleEventHookExecutionStatus': { fault: 'reset', times: 2 } },
  }),
]);

const ofTheProcess = rows(
  ['isolated'],
  [
    failed('check', 'loops endlessly', /did not answer in/, short),
    failed('check', 'fills the heap with objects', /memory: \d{3} MB of the function's 256 MB/),
    failed('check', 'fills memory with Buffers', /memory: \d{3} MB of the function's 256 MB/),
    failed('check', 'makes one huge Buffer', /memory: \d{3} MB of the function's 256 MB/),
    failed('check', 'keeps every text that it made', /memory: \d{3} MB of the function's 256 MB/),
    failed(
      'check',
      'starts a process that fills memory',
      /memory: \d{3} MB of the function's 256 MB/,
    ),
    harmless('huge answer', 'has nearly 6 MB'),
    failed('answer of many items', 'has nearly 6 MB', /memory: \d{3} MB of the function's 256 MB/),
    harmless('budget of huge answers', 'has 5 MB in each, 5 at the same time'),
    failed('check', 'floods its channel with lines', /more than 4 MB to file descriptor 3/),
    failed('check', 'floods its channel with one line', /more than 4 MB to file descriptor 3/),
    failed('check', 'is ended by SIGSEGV', /SIGSEGV/),
    failed('check', 'calls a process.exit that it took before', /exit code 0/),
    failed('check', 'calls process.reallyExit(0)', /exit code 0/),
    failed('check', 'calls process.abort()', /SIGABRT/),
    failed('check', 'removes the listeners of uncaught exceptions, and throws', /exit code 1/),
    harmless('check', 'starts a process in a session of its own'),
    failed('check', 'is ended by SIGKILL', /SIGKILL.*memory: \d+ MB of the function's 256 MB/),
    failed('check', 'writes false answers to the channel', /the false answer was ignored/),
    failed('check', 'closes the channel', /before the handler answered/),
    harmless('check', 'writes to file descriptor 3'),
    harmless('module', 'writes to file descriptor 3', { handler: 'writes-at-load.handler' }),
    harmless('check', 'fills its standard output'),
    failed('module', 'does not parse', /SyntaxError: .*broken-syntax\.mjs:2\)/, {
      handler: 'broken-syntax.handler',
    }),
    failed('module', 'imports a package that does not exist', /no-such-package/, {
      handler: 'broken-import.handler',
    }),
    failed('module', 'throws while it loads', /thrown while loading/, {
      handler: 'throws-at-load.handler',
    }),
    failed('module', 'exits while it loads', /before the handler answered/, {
      handler: 'exits-at-load.handler',
    }),
    failed('module', 'loops while it loads', /did not answer in/, {
      ...short,
      handler: 'loops-at-load.handler',
    }),
    failed('module', 'never finishes loading', /did not answer in|before the handler answered/, {
      ...short,
      handler: 'hangs-at-load.handler',
    }),
    failed('module', 'does not exist', /no module for/, { handler: 'nowhere.handler' }),
    failed('module', 'does not have the export', /has no export nothing/, {
      handler: 'plain.nothing',
    }),
    failed(
      'module',
      'exports something that is not a function',
      /has no export notAFunction that is a function/,
      {
        handler: 'plain.notAFunction',
      },
    ),
    failed('module', 'exports a callback handler', /takes 3 parameters/, {
      handler: 'plain.callback',
    }),
    failed('plain handler', 'throws', /thrown on purpose/, { handler: 'plain.throws' }),
    failed('plain handler', 'returns nothing', /without a verdict/, {
      handler: 'plain.returnsNothing',
    }),
    failed('plain handler', 'returns nonsense', /without a verdict/, {
      handler: 'plain.returnsNonsense',
    }),
    failed('plain handler', 'returns Failed', /not today/, { handler: 'plain.returnsFailed' }),
    failed('plain handler', 'exits', /exit code 0/, { handler: 'plain.exits' }),
    failed('plain handler', 'never settles', /never settles/, { handler: 'plain.neverSettles' }),
    harmless('plain handler', 'returns Succeeded', { handler: 'plain.returnsStatus' }),
    harmless('plain handler', 'leaves a process behind', { handler: 'plain.lingers' }),
    harmless('handler around another', 'returns something else', { handler: 'around.answersElse' }),
    failed('handler around two others', 'returns something else', /an unknown option|typo/, {
      handler: 'around.runsTwo',
    }),
    failed('handler around two others', 'the second one Failed', /an unknown option|typo/, {
      handler: 'around.runsTwoBackwards',
    }),
    failed('handler around another', 'returns Succeeded for one that Failed', /option|typo/, {
      handler: 'around.answersSucceeded',
    }),
    harmless('plain handler', 'reports its status itself', {
      handler: 'plain.putsItself',
      reporter: 'the handler itself',
    }),
  ],
);

const withoutContext = rows(both, [
  failed(
    'handler around another',
    'does not pass on the context, and a check hangs',
    /did not finish/,
    {
      // Without the context the handler takes 3 s, Lambda's default timeout, for its time.
      hook: { environment: { ALLOW_TRAFFIC_TARGET: 'myfunc:2' } },
      handler: 'around.withoutContext',
    },
  ),
]);

export const faultTable: FaultRow[] = [
  ...inChecks,
  ...takenResources,
  ...inMiddlewares,
  ...inSetup,
  ...inLittleTime,
  ...inDelivery,
  ...inAws,
  ...afterTheShift,
  ...bypasses,
  ...actions,
  ...inCloudWatch,
  ...withoutContext,
  ...ofTheProcess,
];
