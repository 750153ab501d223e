import { fileURLToPath } from 'node:url';
import type { RehearsalFile } from '../../src/rehearsal/file/rehearsalFile.ts';

/** The folder that the rehearsals' paths are relative to. */
export const folder: string = fileURLToPath(new URL('fixtures', import.meta.url));

export const layer: string = fileURLToPath(
  new URL('../../dist/allow-traffic-layer.zip', import.meta.url),
);

type FunctionEntry = RehearsalFile['functions'][string];

/** A hook function with the layer. */
export const withLayer = (
  handler: string,
  environment: Record<string, string> = {},
  more: Partial<FunctionEntry> = {},
): FunctionEntry => ({
  codeUri: '.',
  handler,
  layers: [layer],
  timeout: 20,
  memorySize: 256,
  environment,
  ...more,
});

interface Hooks {
  BeforeAllowTraffic?: FunctionEntry;
  AfterAllowTraffic?: FunctionEntry;
}

/** A deployment of version 2 of `myfunc`, guarded by the hooks; `target` is version 2's handler. */
export function rehearsalOf(hooks: Hooks, target = 'functions.well'): RehearsalFile {
  const given = Object.entries(hooks) as [string, FunctionEntry][];
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
      Hooks: given.map(([event]) => ({ [event]: `hook-${event}` })),
    },
    clock: { minute: '10ms' },
    deploymentConfig: 'CodeDeployDefault.LambdaAllAtOnce',
    functions: {
      myfunc: {
        versions: {
          '1': { codeUri: '.', handler: 'functions.well' },
          '2': { codeUri: '.', handler: target },
        },
      },
      ...Object.fromEntries(given.map(([event, entry]) => [`hook-${event}`, entry])),
    },
  };
}
