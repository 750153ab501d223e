import type { RehearsalFile } from '../../../src/rehearsal/file/rehearsalFile.ts';
import type { FaultRow } from '../table/faultRow.ts';

/** The function that is the hook. */
export const hookFunction = 'guard';

/**
 * The function's timeout in seconds, unless a row sets another one. No row waits for it: it is long, so that
 * a busy machine changes nothing.
 */
const usualTimeout = 30;

/** As docs/guarantee.md says that the isolated entry is set up. */
export const isolatedHandler = 'node_modules/allow-traffic/dist/isolate.handler';

/** Tells the processes of one row from those of another. All that they start inherit it. */
export const rowVariable = 'GUARANTEE_ROW';

function hookOf(
  row: FaultRow,
  id: string,
  around: Record<string, string>,
): RehearsalFile['functions'][string] {
  const isolated = row.entry === 'isolated';
  return {
    codeUri: '.',
    handler: isolated ? isolatedHandler : row.handler,
    timeout: row.hook.timeout ?? usualTimeout,
    memorySize: 256,
    environment: {
      ...around,
      [rowVariable]: id,
      ...row.hook.environment,
      ...(isolated && { ALLOW_TRAFFIC_HANDLER: row.handler }),
    },
  };
}

/**
 * A deployment with a hook that has the row's fault. Its paths are relative to the app's folder. `around`
 * are variables of its surroundings.
 */
export function rehearsalOf(
  row: FaultRow,
  id: string,
  around: Record<string, string> = {},
): RehearsalFile {
  const { events = ['BeforeAllowTraffic'] } = row;
  const version = { codeUri: '.', handler: 'myfunc.handler' };
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
      Hooks: events.map((event) => ({ [event]: hookFunction })),
    },
    clock: { minute: '10ms' },
    // A rollback would be a second deployment, with hooks and reports of its own.
    autoRollback: false,
    // Between two events the hook's process must have been frozen, so that the second one finds it warm.
    deploymentConfig: `CodeDeployDefault.${events.length > 1 ? 'LambdaLinear10PercentEvery10Minutes' : 'LambdaAllAtOnce'}`,
    seed: 1,
    ...row.rehearsal,
    functions: {
      myfunc: { versions: { '1': version, '2': version } },
      [hookFunction]: hookOf(row, id, around),
    },
    ...(row.faults && { faults: row.faults }),
    ...(row.duplicates !== undefined && { duplicates: row.duplicates }),
  };
}
