/** It cuts across all rooms: a hook deletes versions of the stand-in's Lambda. */
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { rehearseValidated } from '../hookReports.ts';

const folder = fileURLToPath(new URL('fixtures', import.meta.url));

it('deletes what the deployment and its aliases leave, and finds nothing the next time', async () => {
  const hook = (handler: string) => ({ codeUri: '.', handler, timeout: 20, memorySize: 256 });
  const version = { codeUri: '.', handler: 'functions.well' };
  const result = await rehearseValidated(
    {
      clock: { minute: '10ms' },
      appspec: {
        version: '0.0',
        Resources: [
          {
            myfunc: {
              Type: 'AWS::Lambda::Function',
              Properties: {
                Name: 'myfunc',
                Alias: 'live',
                CurrentVersion: '3',
                TargetVersion: '4',
              },
            },
          },
        ],
        Hooks: [{ BeforeAllowTraffic: 'before' }, { AfterAllowTraffic: 'after' }],
      },
      functions: {
        myfunc: {
          versions: { '1': version, '2': version, '3': version, '4': version, '5': version },
        },
        before: hook('hooks.prunesBefore'),
        after: hook('hooks.prunesAfter'),
      },
    },
    { folder },
  );
  expect(result.status).toBe('Succeeded');
  const said = (event: 'BeforeAllowTraffic' | 'AfterAllowTraffic'): unknown =>
    result.hookReports[event]?.actions;
  expect(said('BeforeAllowTraffic')).toMatchObject([
    {
      name: 'pruneVersions',
      outcome: 'succeeded',
      // CodeDeploy shifts the alias meanwhile, so it may be a second reason for version 3.
      message: expect.stringMatching(
        /^myfunc: deleted 1-2; kept 3 \(in production before.*\), 4 \(the newest 1\), 5 \(newer than/,
      ) as string,
    },
  ]);
  expect(said('AfterAllowTraffic')).toMatchObject([
    {
      outcome: 'succeeded',
      message: expect.stringMatching(/^myfunc: nothing to delete/) as string,
    },
  ]);
});
