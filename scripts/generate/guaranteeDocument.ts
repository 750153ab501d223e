/** docs/guarantee.md, rendered from the table that the tests run. */
import { writeFileSync } from 'node:fs';
import { faultTable, type FaultRow } from '../../test/guarantee/faultTable.ts';

export const guaranteePath = 'docs/guarantee.md';

const introduction = `<!-- Written by scripts/generate/guaranteeDocument.ts from test/guarantee/faultTable.ts. -->

# The guarantee

Whatever a hook dies of, CodeDeploy hears one status, within the function's timeout. There are three
lines, each outside the one before; what each of them leaves to the next stands [below](#what-stays-uncovered):

1. **In the process.** Every handler made with \`beforeAllowTraffic\`, \`afterAllowTraffic\` or
   \`lifecycleHook\` is guarded: the status is Failed until the checks have proven Succeeded, a
   deadline races them and keeps time for the report, and the runtime's listeners for uncaught
   exceptions and unhandled rejections are set aside until the report is answered.
2. **Around the process.** \`allow-traffic/isolate\` runs your module in a process of its own and owns
   the report: it covers what a process cannot say of itself. Name it as the function's \`Handler\`
   (\`node_modules/allow-traffic/dist/isolate.handler\`, or \`/opt/nodejs/allow-traffic.isolate\` in the
   layer) and yours in \`ALLOW_TRAFFIC_HANDLER\` (\`hooks.before\`). It costs about 215 ms of
   Lambda's init and 75 MB; the handler itself was not slower, since the second process is warmed in
   init (\`npm run bench:isolation\`, medians of 15 rounds at 256 MB on two cores). Set 256 MB or more.
3. **Around the sandbox.** \`reportFailedDelivery\`, set as the hook function's on-failure destination,
   reports Failed for a hook that never could. It takes Lambda's record directly, by SNS, by EventBridge
   or by SQS; of a queue the event source mapping wants \`FunctionResponseTypes: [ReportBatchItemFailures]\`.

The handler that you isolate need not be made with this package: a \`HookReport\` or \`{ status }\` that
it returns is used; where it returns anything else, what a handler of this package decided that it
called (the first one, if several); an error that it throws is Failed, and so is a plain return without
either. Where it had put its own status, the supervisor meets \`alreadyCompleted\`, and its record says that the accepted status is
not known. A handler that takes three parameters is refused. Messages of the isolated process carry
a secret that it receives before your module is loaded, so that nothing else that is written to the
channel is taken for the handler's answer; deliberate tampering inside the process is out of scope.

## Every fault that is tested

Each row is deployed in the tests, with real processes, the real AWS SDK and the stand-in.
`;

const uncovered = `
## What stays uncovered

| what | what happens | what to do |
| --- | --- | --- |
| the sandbox or the supervisor is killed, or the event is throttled until it expires | Lambda retries twice, then sends the event to the on-failure destination | set \`reportFailedDelivery\` as the destination |
| the role lacks \`codedeploy:PutLifecycleEventHookExecutionStatus\` | the record names the statement; the handler throws, and Lambda retries | add the statement |
| no route to CodeDeploy from a VPC | the same | a NAT gateway, or the interface endpoint \`com.amazonaws.REGION.codedeploy\` |
| CodeDeploy may not invoke the hook at all | nothing runs: the deployment fails at its own time limit | the function's name starts with \`CodeDeployHook_\`, or the role may invoke it |
| in the process: a module that does not load; \`process.exit\` taken from \`process\` before this package was loaded; \`process.abort\`, \`process.kill\`, \`process.reallyExit\`; a native crash; an endless loop; no memory; listeners for uncaught exceptions or unhandled rejections that a check takes away | nothing can be said in the process | the isolated entry |
| in the process: a timer that a check left behind throws while a later event of the same environment is handled | that event is Failed: a fault does not say whose it is | end what a check begins, or the isolated entry, which has a process for each event |
| isolated: a process that a check starts in a session of its own (\`detached: true\`) | it goes on until the sandbox ends; the report is not held up | end it in the check |
| the event has no ids | there is nobody to report to; the handler throws a \`HookEventError\` | only CodeDeploy invokes the hook; try it by hand with \`{ "dryRun": true }\` |
`;

const cell = (text: string): string => text.replaceAll('|', '\\|');

const row = ({ place, fault, entry, status, reporter }: FaultRow): string =>
  `| ${[place, fault, entry, reporter, status].map(cell).join(' | ')} |`;

/** The document's text. */
export function guaranteeDocument(): string {
  const head = '| where | what | entry | who reports | status |\n| --- | --- | --- | --- | --- |';
  return `${introduction}\n${[head, ...faultTable.map(row)].join('\n')}\n${uncovered}`;
}

if (process.argv[1]?.endsWith('guaranteeDocument.ts')) {
  writeFileSync(guaranteePath, guaranteeDocument());
}
