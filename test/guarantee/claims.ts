/**
 * What README.md and docs/guarantee.md say of what is covered, sentence by sentence, each with the tests that
 * hold it. test/scripts/claims.test.ts holds that nothing is missing and that every test exists.
 */

/** A test: its file and a part of its title. In the fault matrix, a part of a row's place and fault. */
export interface ClaimTest {
  file: string;
  title: string;
}

export interface Claim {
  /** As it is in the document, with single spaces. */
  sentence: string;
  tests: ClaimTest[];
}

const at =
  (file: string) =>
  (title: string): ClaimTest => ({ file: `test/${file}.test.ts`, title });

/** A row of the matrix: `place: fault`. */
const row = at('guarantee/faultMatrix');
const uncovered = at('guarantee/uncovered');
const report = at('guarantee/report');
const surroundings = at('guarantee/surroundings');
const guard = at('hooks/run/guard.property');
const deadline = at('hooks/run/deadline');
const verdict = at('hooks/run/verdict');
const memory = at('isolate/memoryWatch');
const channel = at('isolate/channel');
const invocationRecord = at('hooks/report/invocationRecord');
const failedDelivery = at('flow/reportFailedDelivery');
const hookEvent = at('hooks/run/hookEvent');
const runDeployment = at('rehearsal/codedeploy/run/runDeployment');

const claim = (sentence: string, ...tests: ClaimTest[]): Claim => ({ sentence, tests });

/** The sentences of docs/guarantee.md before its tables. */
export const guaranteeClaims: Claim[] = [
  claim(
    'However a hook fails, CodeDeploy gets exactly one status, before the function times out.',
    row('has at least 40 rows'),
    guard('reports once, before the deadline, whatever the checks do'),
    surroundings('whatever is around a hook, CodeDeploy gets one status'),
  ),
  claim(
    'Every handler made with `beforeAllowTraffic`, `afterAllowTraffic` or `lifecycleHook` is guarded.',
    row('check: throws an Error'),
    row('after the shift: the routing cannot be read'),
    row('one function for both events: a set target contradicts'),
  ),
  claim(
    'The status is Failed until the checks have proven Succeeded, unless `ALLOW_TRAFFIC_BYPASS` or the option `bypass` lets the hook through.',
    verdict('succeeds only if a deciding check passed and no deciding check did not'),
    row('early answer: a middleware answers first'),
    row('bypassed: a check throws'),
    row('bypass that has ended: a check throws'),
  ),
  claim(
    'A deadline races the checks and keeps time for the report.',
    row('check: ignores its signal and rejects late'),
    deadline('ends the report with time to spare'),
    report('reports with half a second to spare'),
  ),
  claim(
    "Until the report is answered, the guard replaces the runtime's listeners for uncaught exceptions and unhandled rejections.",
    row('check: throws in a timer'),
    row('check: leaves an unhandled rejection'),
    guard('restores the listeners of the runtime'),
  ),
  claim(
    'Before the checks start, it opens a connection to CodeDeploy and keeps a file descriptor for another one.',
    row('check without a request: fills the thread pool'),
    row('check without a request: takes every file descriptor, and its connections are closed'),
  ),
  claim(
    "It remembers CodeDeploy's address, the globals with their methods, and the functions with which Node makes requests, and restores them before it reports.",
    row('check without a request: fills the thread pool, and its connections are closed'),
    row('check without a request: replaces the functions of http, https, net, tls and dns'),
    row('only check: replaces globals'),
    row('only check: replaces the methods of lists, texts, maps and promises'),
    row('only check: gives all objects a member "then"'),
  ),
  claim(
    'The isolated entry reports if the process itself dies: `allow-traffic/isolate` runs your module in a child process and owns the report.',
    row('check: is ended by SIGSEGV'),
    row('check: calls process.abort()'),
    row('module: does not parse'),
  ),
  claim(
    "The supervisor watches the memory of your process and of everything that it starts, and ends it before the function's memory is used up: Lambda would end the supervisor too.",
    memory('calls before the limit is reached'),
    row('check: fills memory with Buffers'),
    row('check: starts a process that fills memory'),
    row('answer of many items: has nearly 6 MB'),
  ),
  claim(
    'If the whole sandbox dies, `reportFailedDelivery` reports Failed.',
    failedDelivery('reports Failed for a hook that could not, as its on-failure destination'),
  ),
  claim(
    "It takes Lambda's record directly, by SNS, by EventBridge or by SQS.",
    invocationRecord('reads the record %s'),
  ),
  claim(
    'You can isolate any handler with at most two parameters, also one that is not made with this package:',
    row('plain handler: returns Succeeded'),
    row('module: exports a callback handler'),
  ),
  claim(
    'If an allow-traffic handler that it called Failed, the status is Failed, whatever it returns itself.',
    row('handler around another: returns Succeeded for one that Failed'),
    row('handler around two others: the second one Failed'),
  ),
  claim(
    'Otherwise, if it returns a `HookReport` or `{ status }`, the supervisor reports that status.',
    row('plain handler: returns Failed'),
    row('plain handler: returns Succeeded'),
  ),
  claim(
    'If it returns anything else, the supervisor uses the result of the first allow-traffic handler that it called.',
    row('handler around another: returns something else'),
    row('handler around two others: returns something else'),
  ),
  claim(
    'If it called none, or throws an error, the status is Failed.',
    row('plain handler: returns nothing'),
    row('plain handler: throws'),
  ),
  claim(
    'If it has already reported by itself, the supervisor gets `alreadyCompleted`, and its record says that the accepted status is not known.',
    report('says that its status is not known if the handler reported itself'),
  ),
  claim(
    'Messages of the child process carry a secret that it receives before your module loads.',
    row('module: writes to file descriptor 3'),
  ),
  claim(
    "So the supervisor takes nothing else on the channel for the handler's answer.",
    channel('drops what does not carry the secret, also directly before a message'),
    row('check: writes false answers to the channel'),
  ),
];

/** The rows of "What stays uncovered", by their first cell. */
export const uncoveredClaims: Claim[] = [
  claim(
    'the sandbox or the supervisor is killed, or the event is throttled until it expires',
    failedDelivery('reports Failed for a hook that could not, as its on-failure destination'),
  ),
  claim(
    'the role lacks `codedeploy:PutLifecycleEventHookExecutionStatus`',
    uncovered('names what is missing, and Lambda retries'),
  ),
  claim(
    'no route to CodeDeploy from a VPC',
    uncovered('no answer from CodeDeploy: the record names what a VPC needs'),
  ),
  claim(
    "the AppSpec names a function that does not exist, or CodeDeploy's role may not invoke it",
    runDeployment('IAM_ROLE_PERMISSIONS'),
  ),
  claim(
    'in the process: a module that does not load; `process.exit` taken from `process` before this package was loaded; `process.abort`, `process.kill`, `process.reallyExit`; a native crash; an endless loop; no memory; a check that removes listeners for uncaught exceptions or unhandled rejections',
    uncovered('in the process, nobody reports'),
    row('check: calls a process.exit that it took before'),
    row('check: removes the listeners of uncaught exceptions, and throws'),
  ),
  claim(
    "in the process: code that runs before the checks start (a module while it loads, a middleware's `before`) and fills libuv's thread pool, takes every file descriptor or replaces methods of built-in objects or functions of Node's modules; a replaced function that cannot be restored (`Object.freeze`), or that is replaced again while the hook reports",
    uncovered('what the process cannot report, and the supervisor can'),
    row('module: fills the thread pool while it loads'),
  ),
  claim(
    'in the process: a timer that a check left behind throws while the same execution environment handles a later event',
    uncovered('a timer that a check left behind throws in a later event'),
  ),
  claim(
    'isolated: a process that a check starts in a session of its own (`detached: true`)',
    uncovered('isolated: a process in a session of its own outlives the report'),
  ),
  claim('the event has no ids', hookEvent('readHookEvent')),
];

/** What README.md says of it. */
export const readmeClaims: Claim[] = [
  claim(
    'Each of these ends in exactly one Failed report before the function times out: a throw or a hang in a check or a middleware, an unhandled rejection, `process.exit`, wrong options.',
    row('check: throws an Error'),
    row('check: hangs on a live timer'),
    row('before: throws an Error'),
    row('after: hangs on a live timer'),
    row('check: leaves an unhandled rejection'),
    row('check: calls process.exit(0)'),
    row('handler option: an unknown option'),
  ),
  claim(
    'If the process itself dies (a module that does not parse, an endless loop, no memory), the isolated entry reports.',
    row('module: does not parse'),
    row('check: loops endlessly'),
    row('check: fills the heap with objects'),
  ),
  claim(
    'If the whole sandbox dies, an on-failure destination reports.',
    failedDelivery('reports Failed for a hook that could not, as its on-failure destination'),
  ),
  claim(
    'Every outcome except `passed` and `skipped` fails the hook.',
    verdict('fails on one that %s'),
  ),
  claim(
    'Every answer must then come from the version that was deployed, and no other version may have a weight.',
    row('after the shift: the old version answers a custom check'),
    row('after the shift: the weights change while a check runs'),
  ),
];
