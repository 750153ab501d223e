import { basename, dirname, resolve } from 'node:path';
import type { Faults } from '../../../src/rehearsal/http/faults.ts';
import type { RehearsalFile } from '../../../src/rehearsal/file/rehearsalFile.ts';

/** A bad day each. Together with a day without faults, a hook asks for all that it ever asks for. */
export const badDays: readonly Faults[] = [
  {},
  { 'codedeploy.BatchGetDeploymentTargets': 'garbage' },
  { 'codedeploy.GetApplicationRevision': 'garbage', 'lambda.Invoke': { fault: 'deny' } },
  { 'codedeploy.PutLifecycleEventHookExecutionStatus': { fault: 'reset', times: 1 } },
];

/** The deployment of version 3 of `orders`, guarded by the export of a module. */
export function deploymentWith(
  path: string,
  exportName: string,
  event: string,
  faults: Faults,
): RehearsalFile {
  const code = resolve('examples/myfunc');
  const module = basename(path).replace(/\.[mc]?ts$/, '');
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
          '1': { codeUri: `${code}/v1`, handler: 'index.handler' },
          '2': { codeUri: `${code}/v1`, handler: 'index.handler' },
          '3': { codeUri: `${code}/v2`, handler: 'index.handler' },
        },
      },
      hook: {
        codeUri: resolve(dirname(path)),
        handler: `${module}.${exportName}`,
        timeout: 40,
        memorySize: 256,
      },
    },
  };
}
