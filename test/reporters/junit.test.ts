import { parse } from 'junit2json';
import { describe, expect, it } from 'vitest';
import { drawJunit } from '../../src/reporters/junit.ts';
import type { RunResult } from '../../src/reporters/runResult.ts';
import { check, deployment, failedRun, hostile, record } from './runs.ts';

interface Testcase {
  name: string;
  classname: string;
  failure?: unknown[];
  error?: unknown[];
  skipped?: unknown[];
}

async function read(result: RunResult) {
  const text = drawJunit(result);
  const root = (await parse(text)) as unknown as {
    tests: number;
    failures: number;
    errors: number;
    testsuite: { name: string; tests: number; skipped: number; testcase: Testcase[] }[];
  };
  return { text, root, cases: root.testsuite.flatMap(({ testcase }) => testcase) };
}

const outcomeOf = ({ failure, error, skipped }: Testcase): string =>
  failure ? 'failure' : error ? 'error' : skipped ? 'skipped' : 'passed';

describe('junit', () => {
  it('has a testsuite for each hook and a testcase for each check, nested ones by path', async () => {
    const { root, cases } = await read(failedRun);
    expect(root.testsuite.map(({ name, tests, skipped }) => [name, tests, skipped])).toEqual([
      ['BeforeAllowTraffic', 10, 3],
      ['AfterAllowTraffic', 1, 1],
    ]);
    expect([root.tests, root.failures, root.errors]).toEqual([11, 1, 2]);
    expect(cases.map((one) => `${one.classname} ${one.name}: ${outcomeOf(one)}`)).toEqual([
      'BeforeAllowTraffic smokeInvoke: passed',
      'BeforeAllowTraffic body: failure',
      'BeforeAllowTraffic inParallel: error',
      'BeforeAllowTraffic inParallel › a: passed',
      'BeforeAllowTraffic inParallel › b: error',
      'BeforeAllowTraffic anyOf: passed',
      'BeforeAllowTraffic anyOf › c: skipped',
      'BeforeAllowTraffic anyOf › d: passed',
      'BeforeAllowTraffic slow: skipped',
      'BeforeAllowTraffic later: skipped',
      'AfterAllowTraffic hook: skipped',
    ]);
  });

  it('keeps a hostile text as text, without the characters that XML forbids', async () => {
    const { cases, text } = await read(failedRun);
    const shown = hostile.replace('\u0007', '\ufffd').replace('\ud800', '\ufffd');
    expect(cases[1]?.failure).toMatchObject([{ message: `failed: ${shown}`, type: 'failed' }]);
    expect(text).not.toContain('<script');
    expect(text.replace(/[\t\n]/g, '')).not.toMatch(/\p{Cc}/u);
  });

  it('says with each element what the schema of Jenkins asks for, and nothing else', () => {
    const known: Record<string, string[]> = {
      testsuites: ['name', 'tests', 'failures', 'errors', 'time'],
      testsuite: ['name', 'tests', 'failures', 'errors', 'skipped', 'time'],
      testcase: ['name', 'classname', 'time'],
      property: ['name', 'value'],
      failure: ['message', 'type'],
      error: ['message', 'type'],
      skipped: ['message', 'type'],
    };
    for (const [, tag = '', attributes = ''] of drawJunit(failedRun).matchAll(
      /<([\w-]+)((?: \w+="[^"]*")*)\/?>/g,
    )) {
      const names = [...attributes.matchAll(/ (\w+)="/g)].map(([, name]) => name);
      expect([tag, names]).toEqual([tag, known[tag] ?? []]);
    }
  });

  it.each<[string, RunResult]>([
    ['a hook without a check', { kind: 'hooks', hookReports: [record('Failed', [])] }],
    [
      'advisory checks only',
      {
        kind: 'hooks',
        hookReports: [record('Failed', [check('a', 'failed', { advisory: true })])],
      },
    ],
    ['a deployment that was stopped', { kind: 'rehearsal', deployments: [deployment('Stopped')] }],
    [
      'a hook without a record',
      {
        kind: 'rehearsal',
        deployments: [
          deployment('Failed', {
            lifecycleEvents: [
              {
                lifecycleEventName: 'AfterAllowTraffic',
                functionName: 'after',
                status: 'Failed',
                durationMs: 1,
              },
            ],
          }),
        ],
      },
    ],
    [
      'a hook whose record says Succeeded, but whose report did not arrive',
      {
        kind: 'rehearsal',
        deployments: [
          deployment('Failed', {
            lifecycleEvents: [
              {
                lifecycleEventName: 'BeforeAllowTraffic',
                functionName: 'before',
                status: 'Failed',
                durationMs: 1,
                diagnostics: {
                  errorCode: 'ScriptTimedOut',
                  scriptName: 'before',
                  message: 'silent',
                },
              },
            ],
            hookReports: { BeforeAllowTraffic: record('Succeeded', [check('a', 'passed')]) },
          }),
        ],
      },
    ],
  ])('has an error if the run did not Succeed: %s', async (_, result) => {
    const { root } = await read(result);
    expect(root.errors).toBe(1);
  });

  it('has a failure if what a hook could not decide Failed it', async () => {
    const { root, cases } = await read({
      kind: 'hooks',
      hookReports: [record('Failed', [check('a', 'inconclusive'), check('b', 'passed')])],
    });
    expect(cases.map(outcomeOf)).toEqual(['failure', 'passed']);
    expect([root.failures, root.errors]).toEqual([1, 0]);
  });

  it('has neither failure nor error if a hook Succeeded, whatever its checks found', async () => {
    const { root } = await read({
      kind: 'hooks',
      hookReports: [record('Succeeded', [check('a', 'inconclusive'), check('b', 'passed')])],
    });
    expect([root.tests, root.failures, root.errors]).toEqual([2, 0, 0]);
  });
});
