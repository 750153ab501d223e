/** `npm run docs:guarantee`: writes docs/guarantee.md from the table that the tests run. */
import { writeFileSync } from 'node:fs';
import {
  guaranteeClaims,
  readmeClaims,
  uncoveredClaims,
  type Claim,
} from '../../test/guarantee/claims.ts';
import { faultTable } from '../../test/guarantee/faultTable.ts';
import type { FaultRow } from '../../test/guarantee/table/faultRow.ts';

export const guaranteePath = 'docs/guarantee.md';

const introduction = `<!-- Written by scripts/generate/guaranteeDocument.ts from test/guarantee/faultTable.ts. -->

# The guarantee

However a hook fails, CodeDeploy gets exactly one status, before the function times out. There are three lines
of defence, each outside the one before. [What stays uncovered](#what-stays-uncovered) says what each of them
cannot catch.

1. **In the process.** Every handler made with \`beforeAllowTraffic\`, \`afterAllowTraffic\` or \`lifecycleHook\`
   is guarded. The status is Failed until the checks have proven Succeeded, unless \`ALLOW_TRAFFIC_BYPASS\` or
   the option \`bypass\` lets the hook through. A deadline races the checks and keeps time for the report. Until
   the report is answered, the guard replaces the runtime's listeners for uncaught exceptions and unhandled
   rejections. Before the checks start, it opens a connection to CodeDeploy and keeps a file descriptor for
   another one. It remembers CodeDeploy's address, the globals with their methods, and the functions with which
   Node makes requests, and restores them before it reports.
2. **Around the process.** The isolated entry reports if the process itself dies: \`allow-traffic/isolate\` runs
   your module in a child process and owns the report. Set the function's \`Handler\` to
   \`node_modules/allow-traffic/dist/isolate.handler\`, or to \`/opt/nodejs/allow-traffic.isolate\` in the layer,
   and \`ALLOW_TRAFFIC_HANDLER\` to your own handler (\`hooks.before\`). Set 256 MB or more. The supervisor
   watches the memory of your process and of everything that it starts, and ends it before the function's
   memory is used up: Lambda would end the supervisor too.
3. **Around the sandbox.** If the whole sandbox dies, \`reportFailedDelivery\` reports Failed. Set it as the hook
   function's on-failure destination. It takes Lambda's record directly, by SNS, by EventBridge or by SQS. For a
   queue, set \`FunctionResponseTypes: [ReportBatchItemFailures]\` on the event source mapping.

The isolated entry costs about 215 ms of Lambda's init and 75 MB. The handler itself was not slower, because the
child process warms up during init (\`npm run bench:isolation\`, medians of 15 rounds at 256 MB on two cores). The hook
in process had no warm-up there. A bundle of [the preset](layer.md#the-preset) has one, and its first event is quicker
than that of the isolated entry: see [what a hook costs](performance.md).

## What the isolated entry accepts

You can isolate any handler with at most two parameters, also one that is not made with this package:

- If an allow-traffic handler that it called Failed, the status is Failed, whatever it returns itself.
- Otherwise, if it returns a \`HookReport\` or \`{ status }\`, the supervisor reports that status.
- If it returns anything else, the supervisor uses the result of the first allow-traffic handler that it called.
- If it called none, or throws an error, the status is Failed.
- If it has already reported by itself, the supervisor gets \`alreadyCompleted\`, and its record says that the
  accepted status is not known.

Messages of the child process carry a secret that it receives before your module loads. So the supervisor takes
nothing else on the channel for the handler's answer. Deliberate tampering inside the process is out of scope.

## Every fault that is tested

The tests deploy each row with real processes, the real AWS SDK and the stand-in. Who reports is observed: which
process holds the socket that the report came in on, and which client sent it. CI runs every row. \`npm test\`
runs the first fault of each place, through one entry. A few rows also run behind TLS and a
host name, with connections to CodeDeploy closed under them, with slow DNS and with 200 file descriptors;
\`npm run soak:guarantee -- --in tls\` (\`keep-alive\`, \`dns\`, \`descriptors\`) runs all of them so.
`;

const uncovered = `
## What stays uncovered

| what | what happens | what to do |
| --- | --- | --- |
| the sandbox or the supervisor is killed, or the event is throttled until it expires | Lambda retries twice, then sends the event to the on-failure destination | set \`reportFailedDelivery\` as the destination |
| the role lacks \`codedeploy:PutLifecycleEventHookExecutionStatus\` | the hook tries until its deadline, for two minutes at most; then the record names the statement, the handler throws, and Lambda retries | add the statement |
| no route to CodeDeploy from a VPC | the same | add a NAT gateway, or the interface endpoint \`com.amazonaws.REGION.codedeploy\` |
| the AppSpec names a function that does not exist, or CodeDeploy's role may not invoke it | nothing runs: the deployment fails at once with \`IAM_ROLE_PERMISSIONS\` | let the function's name start with \`CodeDeployHook_\`, or let the role invoke it |
| in the process: a module that does not load; \`process.exit\` taken from \`process\` before this package was loaded; \`process.abort\`, \`process.kill\`, \`process.reallyExit\`; a native crash; an endless loop; no memory; a check that removes listeners for uncaught exceptions or unhandled rejections | the process cannot report | use the isolated entry |
| in the process: code that runs before the checks start (a module while it loads, a middleware's \`before\`) and fills libuv's thread pool, takes every file descriptor or replaces methods of built-in objects or functions of Node's modules; a replaced function that cannot be restored (\`Object.freeze\`), or that is replaced again while the hook reports | the handler throws or times out, and Lambda retries | use the isolated entry |
| in the process: a timer that a check left behind throws while the same execution environment handles a later event | that event is Failed, because an uncaught exception does not say whose it is | end what a check begins, or use the isolated entry, which has a process for each event |
| isolated: a process that a check starts in a session of its own (\`detached: true\`) | it runs until the sandbox ends; the report does not wait for it | end it in the check |
| the event has no ids | there is no deployment to report to; the handler throws a \`HookEventError\` | let only CodeDeploy invoke the hook; try it by hand with \`{ "dryRun": true }\` |
`;

const cell = (text: string): string => text.replaceAll('|', '\\|');

const row = ({ place, fault, entry, status, reporter }: FaultRow): string =>
  `| ${[place, fault, entry, reporter, status].map(cell).join(' | ')} |`;

const matrix = 'test/guarantee/faultMatrix.test.ts';

const isRow = (title: string): boolean =>
  faultTable.some(({ place, fault }) => `${place}: ${fault}`.includes(title));

/** Each sentence with its tests. Those in the matrix are rows of the table above. */
const claimRow = ({ sentence, tests }: Claim): string => {
  const names = tests.map(({ file, title }) =>
    file === matrix && isRow(title) ? `row "${title}"` : `\`${file}\`: "${title}"`,
  );
  return `| ${cell(sentence)} | ${names.map(cell).join('; ')} |`;
};

const held = `
## Which test holds which sentence

A row is one of the table above, which \`${matrix}\` runs. A test fails if one of these sentences or tests is gone.

| what is said | held by |
| --- | --- |
${[...guaranteeClaims, ...uncoveredClaims, ...readmeClaims].map(claimRow).join('\n')}
`;

/** The document's text. */
export function guaranteeDocument(): string {
  const head = '| where | what | entry | who reports | status |\n| --- | --- | --- | --- | --- |';
  return `${introduction}\n${[head, ...faultTable.map(row)].join('\n')}\n${uncovered}${held}`;
}

if (process.argv[1]?.endsWith('guaranteeDocument.ts')) {
  writeFileSync(guaranteePath, guaranteeDocument());
}
