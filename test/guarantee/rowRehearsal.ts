import { fileURLToPath } from 'node:url';
import type { RehearsalFile } from '../../src/rehearsal/file/rehearsalFile.ts';
import type { FaultRow } from './faultTable.ts';

/** The folder that the rehearsals' paths are relative to. */
export const root: string = fileURLToPath(new URL('../..', import.meta.url));
const fixtures = 'test/guarantee/fixtures';

/** The function that is the hook. */
export const hookFunction = 'guard';

/** The function's timeout in seconds, unless a row sets another one. */
export const usualTimeout = 10;

/** For both entries the function's code is the repository, which holds the built package. */
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

/** A deployment with a hook that has the row's fault. */
export function rehearsalOf(row: FaultRow): RehearsalFile {
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
      Hooks: [{ BeforeAllowTraffic: hookFunction }],
    },
    clock: { minute: '10ms' },
    deploymentConfig: 'CodeDeployDefault.LambdaAllAtOnce',
    functions: {
      myfunc: { versions: { '1': version, '2': version } },
      [hookFunction]: hookOf(row),
    },
    ...(row.faults && { faults: row.faults }),
    ...(row.duplicates !== undefined && { duplicates: row.duplicates }),
  };
}
