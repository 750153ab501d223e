import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { rehearseValidated } from '../hookReports.ts';

const folder = fileURLToPath(new URL('fixtures', import.meta.url));
const hook = (handler: string): object => ({
  codeUri: '.',
  handler: `hooks.${handler}`,
  timeout: 60,
  memorySize: 256,
});

it('the checks guard a deployment, over HTTP and with the functions really run', async () => {
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
                CurrentVersion: '1',
                TargetVersion: '2',
              },
            },
          },
        ],
        Hooks: [{ BeforeAllowTraffic: 'before' }, { AfterAllowTraffic: 'after' }],
      },
      functions: {
        myfunc: { codeUri: '.', handler: 'functions.handler', versions: { '1': {}, '2': {} } },
        before: hook('before'),
        after: hook('after'),
      },
    },
    { folder },
  );
  const { BeforeAllowTraffic: before, AfterAllowTraffic: after } = result.hookReports;
  expect(before?.checks).toMatchObject([
    { name: 'smokeInvoke', outcome: 'passed' },
    { name: 'functionReady', outcome: 'passed' },
    {
      name: 'inParallel',
      outcome: 'passed',
      checks: [
        { name: 'version 3', advisory: true, outcome: 'failed', actual: { '/body/version': '2' } },
        {
          name: 'anyOf',
          outcome: 'passed',
          checks: [
            { name: 'neither', outcome: 'failed' },
            { name: 'the new one', outcome: 'passed' },
          ],
        },
      ],
    },
    { name: 'payloadSchema', outcome: 'passed', message: '3 of 3 runs passed' },
    {
      name: 'latencyBudget',
      outcome: 'passed',
      measurements: { wallClockSamples: 0 },
      checks: [
        { name: 'med<5s', outcome: 'passed' },
        { name: 'init<60s', outcome: 'passed' },
        { name: 'avg<=+400%', advisory: true },
      ],
    },
  ]);
  expect(after?.checks.slice(0, 2)).toMatchObject([
    { name: 'aliasRouting', outcome: 'passed' },
    { name: 'smokeInvoke', outcome: 'passed' },
  ]);
  expect(result.status).toBe('Succeeded');
});
