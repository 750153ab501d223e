/** Decides one scenario again and again, as a hook would, and writes each verdict as a JSON line. */
import { lambdaClient } from '../../src/aws/client/lambdaClient.ts';
import { invoke } from '../../src/aws/invoke.ts';
import type { CheckContext } from '../../src/model/check.ts';
import { latencyBudget } from '../../src/checks/latencyBudget.ts';
import { runCheck } from '../../src/checks/run/runCheck.ts';
import { ascending, percentile } from '../../src/checks/statistics/percentile.ts';
import type { Scenario } from './scenarios.ts';

/** One decision. */
export interface Verdict {
  readonly outcome: string;
  readonly message: string;
  readonly calls: number;
  /** The p95 from Lambda's REPORT lines, and the p95 from this process's clock. */
  readonly reportP95Ms: number;
  readonly wallP95Ms: number;
}

const [text = '{}', decisions = '1'] = process.argv.slice(2);
const scenario = JSON.parse(text) as Scenario;
const client = lambdaClient();
const signal = new AbortController().signal;

async function decide(): Promise<Verdict> {
  const walls: number[] = [];
  const context: CheckContext = {
    event: { DeploymentId: 'd-BENCH', LifecycleEventHookExecutionId: 'bench' },
    lifecycleEvent: 'BeforeAllowTraffic',
    target: {
      functionName: 'measured',
      targetVersion: '2',
      currentVersion: '1',
      foundBy: 'option',
    },
    signal,
    remainingTime: () => 600_000,
    logger: console,
    invoke: async (payload) => {
      const request = { functionName: 'measured', qualifier: '2', payload };
      const invocation = await invoke(client, request, { signal, remainingTime: () => 600_000 });
      walls.push(invocation.wallMs);
      return invocation;
    },
    describe: () => Promise.reject(new Error('not asked')),
    routing: () => Promise.reject(new Error('not asked')),
    provisioned: () => Promise.reject(new Error('not asked')),
  };
  const { distribution, threshold, concurrency = 1 } = scenario;
  const check = latencyBudget({ payload: distribution, thresholds: [threshold], concurrency });
  const { outcome, message = '', measurements = {} } = await runCheck(check, context);
  return {
    outcome,
    message,
    calls: measurements['calls'] ?? 0,
    reportP95Ms: measurements['p95Ms'] ?? Number.NaN,
    wallP95Ms: percentile(ascending(walls), 0.95),
  };
}

for (let nth = 0; nth < Number(decisions); nth += 1) {
  process.stdout.write(`${JSON.stringify(await decide())}\n`);
}
