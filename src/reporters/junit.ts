import type { Case, Suite } from './results/suites.ts';
import { suitesOf } from './results/suites.ts';
import { caseText } from './results/caseText.ts';
import { element } from './results/xml.ts';
import { documentReporter, type ReporterKind } from './reporter.ts';
import type { RunResult } from './runResult.ts';

/**
 * JUnit's XML, as Jenkins, GitLab, Azure DevOps and others read it: a testsuite for each hook, a testcase
 * for each check. It has only what Jenkins' schema knows.
 *
 * @see https://github.com/jenkinsci/xunit-plugin, `junit-10.xsd`
 */
export const junit: ReporterKind = { open: documentReporter(drawJunit), language: 'markup' };

interface Testcase {
  xml: string;
  kind: 'failures' | 'errors' | 'skipped' | undefined;
}

/** The whole document. */
export function drawJunit(result: RunResult): string {
  const suites = suitesOf(result).map((suite) => ({ suite, cases: testcasesOf(suite) }));
  const all = suites.flatMap(({ cases }) => cases);
  const totalMs = suites.reduce((sum, { suite }) => sum + suite.durationMs, 0);
  const { tests, failures, errors } = counts(all);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(
    'testsuites',
    { name: 'allow-traffic', tests, failures, errors, time: seconds(totalMs) },
    suites.map(({ suite, cases }) => testsuite(suite, cases)),
  )}\n`;
}

function testsuite(suite: Suite, cases: readonly Testcase[]): string {
  const { name, durationMs, hookReport } = suite;
  const properties = Object.entries(propertiesOf(suite)).map(([key, value]) =>
    element('property', { name: key, value }),
  );
  const reason = hookReport?.reason;
  return element('testsuite', { name, ...counts(cases), time: seconds(durationMs) }, [
    element('properties', {}, properties),
    ...cases.map(({ xml }) => xml),
    ...(reason === undefined ? [] : [element('system-out', {}, [], reason)]),
  ]);
}

function propertiesOf(suite: Suite): Record<string, string> {
  const { deploymentId, functionName, status, hookReport } = suite;
  const targets = (hookReport?.targets ?? []).map(
    (one) => `${one.functionName}:${one.targetVersion}`,
  );
  return {
    status,
    ...(deploymentId !== undefined && { deploymentId }),
    ...(functionName !== undefined && { hook: functionName }),
    ...(targets.length > 0 && { targets: targets.join(', ') }),
    ...(hookReport && { reported: hookReport.reported }),
  };
}

/** A hook without a check gets a testcase of its own: an empty suite would count as a success. */
function testcasesOf(suite: Suite): Testcase[] {
  const cases = suite.cases.map((one) => testcase(suite, one));
  if (suite.problem !== undefined) return [...cases, problemCase(suite, suite.problem)];
  return cases.length > 0 ? cases : [idleCase(suite)];
}

function testcase(suite: Suite, one: Case): Testcase {
  const { check, verdict, path } = one;
  const [kind, tag] = kinds[verdict];
  const text = caseText(check);
  const found = verdict === 'noted' ? `did not decide: ${check.outcome}` : check.outcome;
  const message = check.message === undefined ? found : `${found}: ${check.message}`;
  const content =
    tag === undefined
      ? text === ''
        ? []
        : [element('system-out', {}, [], text)]
      : [element(tag, { message, type: check.outcome }, [], text)];
  const attributes = {
    name: path.join(' › '),
    classname: suite.name,
    time: seconds(check.durationMs),
  };
  return { kind, xml: element('testcase', attributes, content) };
}

const kinds = {
  passed: [undefined, undefined],
  failed: ['failures', 'failure'],
  errored: ['errors', 'error'],
  skipped: ['skipped', 'skipped'],
  noted: ['skipped', 'skipped'],
} as const;

const problemCase = ({ name, status }: Suite, problem: string): Testcase => ({
  kind: 'errors',
  xml: element('testcase', { name: 'hook', classname: name, time: seconds(0) }, [
    element('error', { message: problem, type: status }, [], problem),
  ]),
});

const idleCase = ({ name, status }: Suite): Testcase => ({
  kind: status === 'Succeeded' ? undefined : 'skipped',
  xml: element(
    'testcase',
    { name: 'hook', classname: name, time: seconds(0) },
    status === 'Succeeded' ? [] : [element('skipped', { message: status, type: status })],
  ),
});

type Counts = Record<'tests' | 'failures' | 'errors' | 'skipped', number>;

const counts = (cases: readonly Testcase[]): Counts => ({
  tests: cases.length,
  failures: cases.filter(({ kind }) => kind === 'failures').length,
  errors: cases.filter(({ kind }) => kind === 'errors').length,
  skipped: cases.filter(({ kind }) => kind === 'skipped').length,
});

const seconds = (ms: number): string => (ms / 1000).toFixed(3);
