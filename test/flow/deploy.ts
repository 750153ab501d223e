import { fileURLToPath } from 'node:url';
import type { Assumptions, RehearsalFile, RehearsalResult } from '../../src/rehearsal/index.ts';
import { rehearseValidated } from '../hookReports.ts';

const folder = fileURLToPath(new URL('fixtures', import.meta.url));

export interface Deployment extends Partial<Omit<RehearsalFile, 'appspec' | 'functions'>> {
  /** Exports of fixtures/hooks.ts. */
  before?: string;
  after?: string;
  /** One function for both events, and the export that it runs. */
  both?: string;
  /** The functions that are deployed, by the export that their version 2 runs. */
  functions?: Record<string, 'well' | 'broken'>;
  environment?: Record<string, string>;
  /** Of the hooks, in seconds; default 20. */
  timeout?: number;
  assumptions?: Assumptions;
  /** How the AppSpec names the hooks; default: by their bare name. */
  named?: (functionName: string) => string;
}

const resource = (name: string): object => ({
  [name]: {
    Type: 'AWS::Lambda::Function',
    Properties: { Name: name, Alias: 'live', CurrentVersion: '1', TargetVersion: '2' },
  },
});

/** Deploys version 2 of each function with the real handlers, client, server and processes. */
export function deploy(deployment: Deployment): Promise<RehearsalResult> {
  const { before, after, both, functions = { myfunc: 'well' }, environment, ...given } = deployment;
  const { named = (name: string) => name, assumptions, timeout = 20, ...file } = given;
  const hookNames: [event: string, functionName: string, handler: string | undefined][] = [
    ['BeforeAllowTraffic', both ? 'both' : 'before', both ?? before],
    ['AfterAllowTraffic', both ? 'both' : 'after', both ?? after],
  ];
  const hooks = hookNames.filter(([, , handler]) => handler !== undefined);
  return rehearseValidated(
    {
      clock: { minute: '10ms' },
      ...file,
      appspec: {
        version: '0.0',
        Resources: Object.keys(functions).map(resource),
        Hooks: hooks.map(([event, name]) => ({ [event]: named(name) })),
      },
      functions: {
        ...Object.fromEntries(
          Object.entries(functions).map(([name, handler]) => [
            name,
            {
              codeUri: '.',
              versions: {
                '1': { handler: 'functions.well' },
                '2': { handler: `functions.${handler}` },
              },
            },
          ]),
        ),
        ...Object.fromEntries(
          hooks.map(([, name, handler]) => [
            name,
            {
              codeUri: '.',
              handler: `hooks.${handler ?? ''}`,
              timeout,
              memorySize: 256,
              ...(environment && { environment }),
            },
          ]),
        ),
      },
    },
    { folder, ...(assumptions && { assumptions }) },
  );
}

/** The reports that CodeDeploy accepted. */
export const accepted = (result: RehearsalResult): string[] =>
  result.reports.filter((report) => report.error === undefined).map((report) => report.status);
