import { resolve } from 'node:path';
import type { Faults } from '../../../src/rehearsal/http/faults.ts';
import type {
  RehearsalFile,
  RehearsalFunction,
} from '../../../src/rehearsal/file/rehearsalFile.ts';

/** A hook that can run, for its lifecycle events. */
export interface RunnableHook {
  name: string;
  code: RehearsalFunction;
  events: string[];
}

/** A bad day each. Together with a day without faults, a hook asks for all that it ever asks for. */
export const badDays: readonly Faults[] = [
  {},
  { 'codedeploy.BatchGetDeploymentTargets': 'garbage' },
  { 'codedeploy.GetApplicationRevision': 'garbage', 'lambda.Invoke': { fault: 'deny' } },
  { 'codedeploy.PutLifecycleEventHookExecutionStatus': { fault: 'reset', times: 1 } },
];

/** The deployment of version 3 of `orders`, guarded by a hook. */
export function deploymentWith(
  code: RehearsalFunction,
  event: string,
  faults: Faults,
): RehearsalFile {
  const versions = resolve('examples/myfunc');
  const orders = { Name: 'orders', Alias: 'live', CurrentVersion: '2', TargetVersion: '3' };
  return {
    appspec: {
      version: 0.0,
      Resources: [{ orders: { Type: 'AWS::Lambda::Function', Properties: orders } }],
      Hooks: [{ [event]: 'hook' }],
    },
    faults,
    alarms: [
      {
        name: 'orders fail',
        metric: { metricName: 'Errors', dimensions: { FunctionName: 'orders' }, threshold: 0 },
      },
    ],
    functions: {
      orders: {
        versions: {
          '1': { codeUri: `${versions}/v1`, handler: 'index.handler' },
          '2': { codeUri: `${versions}/v1`, handler: 'index.handler' },
          '3': { codeUri: `${versions}/v2`, handler: 'index.handler' },
        },
      },
      hook: { timeout: 40, memorySize: 256, ...code },
    },
  };
}
