/**
 * `npm run check:junit`: reads what the reporters `junit` and `github` write as others do. The documents are valid by
 * the schema of Jenkins, lxml says; junitparser finds each check with its outcome; cmark-gfm, which GitHub renders
 * with, draws the same tables for hostile texts as for plain ones. The packages are installed from PyPI; the schema
 * is in the source of pytest.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CheckReport } from '../../src/model/check.ts';
import { drawJunit } from '../../src/reporters/junit.ts';
import { jobSummary } from '../../src/reporters/results/jobSummary.ts';
import type { RunResult } from '../../src/reporters/runResult.ts';
import { showControlsIn } from '../../src/lib/showControls.ts';
import { check, deployment, record } from '../../test/reporters/runs.ts';

const packages = ['lxml==5.3.0', 'junitparser==3.2.0', 'cmarkgfm==2024.11.20'];
const schemaSource = 'pytest==8.3.3';

const hostile = [
  '| a | b |\n| --- | --- |\n| c | d |',
  '</td></tr></table><script>alert(1)</script><img src=x>',
  '`` ` ``` x\n```\n# title\n- item\n1. item\n> quote\n---\n',
  '\\| \\\\| ~~x~~ **x** [x](http://x) ![x](http://x) <http://x> http://x www.x.org @name #1',
  ']]> &lt; & " \' \u0007 \ud800 \ufffe \u001b[31m\r\n\t<!-- --> <?x ?> :tada: $x$ $$x$$',
];

/** Every kind of outcome, with one text wherever a function or a user decides what stands there. */
function runOf(text: string): RunResult {
  const more = { message: text, expected: { a: text }, actual: [text] };
  const checks: CheckReport[] = [
    check(`passed ${text}`, 'passed', more),
    check(`failed ${text}`, 'failed', more),
    check(`errored ${text}`, 'errored', more),
    check(`inconclusive ${text}`, 'inconclusive', more),
    check(`skipped ${text}`, 'skipped', more),
    check(`advisory ${text}`, 'failed', { ...more, advisory: true }),
    check(`around ${text}`, 'failed', { checks: [check(`inside ${text}`, 'failed', more)] }),
  ];
  const event = {
    lifecycleEventName: 'BeforeAllowTraffic' as const,
    functionName: `before ${text}`,
    status: 'Failed' as const,
    durationMs: 1,
  };
  const hookReports = { BeforeAllowTraffic: record('Failed', checks, { reason: text }) };
  const errorInformation = { code: 'HOOK_EXECUTION_FAILURE', message: text };
  return {
    kind: 'rehearsal',
    deployments: [
      deployment('Failed', { lifecycleEvents: [event], hookReports, errorInformation }),
      deployment('Stopped', { errorInformation }),
    ],
  };
}

const expected = [
  ['passed'],
  ['failed', 'failure'],
  ['errored', 'error'],
  ['inconclusive', 'failure'],
  ['skipped', 'skipped'],
  ['advisory', 'skipped'],
  ['around', 'failure'],
  ['around', 'failure'],
  ['hook', 'error'],
];

interface Read {
  junit: Record<string, { mistakes: string[]; cases: [string, string, ...string[]][] }>;
  summaries: Record<string, { tags: string[]; outcomes: string[] }>;
}

function read(folder: string, documents: string): Read {
  execFileSync('python3', ['-m', 'venv', join(folder, 'python')]);
  const pip = (...args: string[]): unknown =>
    execFileSync(join(folder, 'python/bin/pip'), [
      ...args,
      '--quiet',
      '--disable-pip-version-check',
    ]);
  pip('install', ...packages);
  pip('download', schemaSource, '--no-deps', '--no-binary', 'pytest', '--dest', folder);
  const source = readdirSync(folder).find((name) => name.endsWith('.tar.gz')) ?? '';
  const schema = 'testing/example_scripts/junit-10.xsd';
  const member = `${source.replace('.tar.gz', '')}/${schema}`;
  execFileSync('tar', ['xzf', source, member], { cwd: folder });
  const script = join(import.meta.dirname, 'junit/consume.py');
  const args = [script, documents, join(folder, member)];
  return JSON.parse(
    execFileSync(join(folder, 'python/bin/python'), args, { encoding: 'utf8' }),
  ) as Read;
}

const folder = mkdtempSync(join(tmpdir(), 'junit-'));
try {
  const documents = join(folder, 'documents');
  mkdirSync(documents);
  const texts = ['plain', ...hostile];
  for (const [index, text] of texts.entries()) {
    const run = showControlsIn(runOf(text));
    writeFileSync(join(documents, `${index}.xml`), drawJunit(run));
    writeFileSync(join(documents, `${index}.md`), jobSummary(run));
  }
  const { junit, summaries } = read(folder, documents);
  for (const index of texts.keys()) {
    const { mistakes = ['it was not read'], cases = [] } = junit[index] ?? {};
    assert.deepEqual(mistakes, [], `the schema of Jenkins refuses document ${index}`);
    const found = cases.map(([, name, ...kinds]) => [name.split(' ')[0], ...kinds]);
    assert.deepEqual(found, expected, `junitparser reads document ${index}`);
    assert.deepEqual(summaries[index], summaries[0], `the tables of summary ${index}`);
  }
  assert.equal(summaries[0]?.tags.filter((tag) => tag === 'tr').length, expected.length);
  process.stdout.write(
    `junit: ${texts.length} documents valid by Jenkins' schema, ${expected.length} cases read in each; ` +
      'summaries: the same elements for hostile texts, by cmark-gfm\n',
  );
} finally {
  rmSync(folder, { recursive: true });
}
