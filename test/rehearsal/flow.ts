import { join } from 'node:path';
import type { RehearsalFile } from '../../src/rehearsal/index.ts';

/** The folder with the functions of these tests: hooks written by hand, which really run. */
export const fixtures: string = join(import.meta.dirname, '../fixtures/rehearsal');

export interface Changes extends Partial<Omit<RehearsalFile, 'functions' | 'appspec'>> {
  /** Exports of `hooks/index.mjs`, or `file.export`; `none` for no hook. */
  before?: string;
  after?: string;
  hookTimeoutSeconds?: number;
  versions?: Record<string, string>;
}

/** A rehearsal of `myfunc`, from version 1 to 2, with the hooks that are named. */
export function rehearsal(changes: Changes = {}): RehearsalFile {
  const { before = 'succeeds', after = 'succeeds', hookTimeoutSeconds = 30, ...rest } = changes;
  const { versions = { '1': 'v1', '2': 'v2' }, ...file } = rest;
  const hooks = Object.entries({ before, after }).filter(([, name]) => name !== 'none');
  return {
    clock: { minute: '10ms' },
    appspec: {
      version: '0.0',
      Resources: [
        {
          myfunc: {
            Type: 'AWS::Lambda::Function',
            Properties: {
              Name: 'myfunc',
              Alias: 'myalias',
              CurrentVersion: '1',
              TargetVersion: '2',
            },
          },
        },
      ],
      Hooks: hooks.map(([name]) => ({
        [name === 'before' ? 'BeforeAllowTraffic' : 'AfterAllowTraffic']: name,
      })),
    },
    ...file,
    functions: {
      myfunc: {
        handler: 'index.handler',
        versions: Object.fromEntries(
          Object.entries(versions).map(([version, codeUri]) => [version, { codeUri }]),
        ),
      },
      ...Object.fromEntries(
        hooks.map(([name, hook]) => [
          name,
          {
            codeUri: 'hooks',
            handler: hook.includes('.') ? hook : `index.${hook}`,
            timeout: hookTimeoutSeconds,
          },
        ]),
      ),
    },
  };
}
