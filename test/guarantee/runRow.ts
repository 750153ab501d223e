import { fileURLToPath } from 'node:url';
import { rehearseValidated } from '../hookReports.ts';
import type { RehearsalFile } from '../../src/rehearsal/file/rehearsalFile.ts';
import type { RehearsalResult } from '../../src/rehearsal/rehearsalResult.ts';
import type { FaultRow } from './faultTable.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const fixtures = 'test/guarantee/fixtures';

/** The function's timeout in seconds, where a row says nothing else. */
export const usualTimeout = 10;

/** Both entries run with the repository as the function's code, which holds the built package. */
function hookOf(row: FaultRow): RehearsalFile['functions'][string] {
  const userHandler = `${fixtures}/${row.handler}`;
  const isolated = row.entry === 'isolated';
  return {
    codeUri: '.',
    handler: isolated ? 'dist/isolate.handler' : userHandler,
    timeout: row.hook.timeout ?? usualTimeout,
    memorySize: 256,
    environment: {
      ...row.hook.environment,
      ...(isolated && { ALLOW_TRAFFIC_HANDLER: userHandler }),
    },
  };
}

function rehearsalOf(row: FaultRow): RehearsalFile {
  const version = { codeUri: fixtures, handler: 'myfunc.handler' };
  return {
    appspec: {
      version: '0.0',
      Resources: [
        {
          myfunc: {
            Type: 'AWS::Lambda::Function',
            Properties: { Name: 'myfunc', Alias: 'live', CurrentVersion: '1', TargetVersion: '2' },
          },
        },
      ],
      Hooks: [{ BeforeAllowTraffic: 'guard' }],
    },
    clock: { minute: '10ms' },
    deploymentConfig: 'CodeDeployDefault.LambdaAllAtOnce',
    functions: { myfunc: { versions: { '1': version, '2': version } }, guard: hookOf(row) },
    ...(row.faults && { faults: row.faults }),
    ...(row.duplicates !== undefined && { duplicates: row.duplicates }),
  };
}

/** Deploys with a hook that has the row's fault. */
export const runRow = (row: FaultRow): Promise<RehearsalResult> =>
  rehearseValidated(rehearsalOf(row), { folder: root });
