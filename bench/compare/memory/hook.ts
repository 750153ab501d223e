/** One event of a hook that compares versions, in a process of its own. Writes its figures to fd 3. */
import { writeSync } from 'node:fs';
import { beforeAllowTraffic, compareVersions } from 'allow-traffic';

const events = Array.from({ length: Number(process.env['BENCH_EVENTS']) }, (_, id) => ({ id }));
const hook = beforeAllowTraffic({
  target: { functionName: 'orders', currentVersion: '1', targetVersion: '2' },
  checks: [compareVersions({ events, concurrency: 3 })],
});
const started = performance.now();
const context = {
  functionName: 'hook',
  functionVersion: '1',
  invokedFunctionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:hook',
  awsRequestId: 'bench',
  getRemainingTimeInMillis: () => 600_000 - (performance.now() - started),
};
const event = { DeploymentId: 'd-BENCH0001', LifecycleEventHookExecutionId: 'bench-hook' };

async function run(): Promise<void> {
  const report = await hook(event, context as Parameters<typeof hook>[1]);
  const { maxRSS } = process.resourceUsage();
  const [check] = report.checks;
  writeSync(
    3,
    JSON.stringify({
      maxRSS,
      outcome: check?.outcome,
      message: check?.message,
      calls: check?.measurements?.['calls'],
      ms: performance.now() - started,
    }),
  );
  process.exit(0);
}

void run();
