import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { marked } from 'marked';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseReporters } from '../../src/reporters/chooseReporters.ts';
import type { ReporterName } from '../../src/reporters/reporterNames.ts';
import { github } from '../../src/reporters/github.ts';
import { jobSummary } from '../../src/reporters/results/jobSummary.ts';
import { failedRun } from './runs.ts';
import { textOutput } from './textOutput.ts';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'allow-traffic-github-'))));
afterAll(() => rmSync(folder, { recursive: true }));

describe('github', () => {
  it('annotates each problem on stderr, on one line each, and appends a job summary', async () => {
    const summary = join(folder, 'summary.md');
    writeFileSync(summary, 'before\n\n');
    const [out, errors] = [textOutput(), textOutput()];
    const env = { GITHUB_STEP_SUMMARY: summary, GITHUB_WORKSPACE: '/repository' };
    await github
      .open({ out, errors, env, verbose: false, subject: '/repository/a,b/rehearsal.yml' })
      .end(failedRun);
    expect(out.text()).toBe('');
    const lines = errors.text().trimEnd().split('\n');
    expect(lines.map((line) => line.slice(0, line.indexOf('::', 2)))).toEqual([
      '::error file=a%2Cb/rehearsal.yml,title=BeforeAllowTraffic%3A body failed',
      '::error file=a%2Cb/rehearsal.yml,title=BeforeAllowTraffic%3A inParallel errored',
      '::warning file=a%2Cb/rehearsal.yml,title=BeforeAllowTraffic%3A slow failed',
    ]);
    expect(lines[0]).toContain('::error::x%25%0A%0A# two');
    expect(readFileSync(summary, 'utf8')).toBe(
      Buffer.from(`before\n\n${jobSummary(failedRun)}`).toString(),
    );
  });

  it('is there by itself in Actions, once', () => {
    const choose = (...names: ReporterName[]): string[] =>
      chooseReporters(
        names.map((name) => ({ name })),
        { isTerminal: false, env: { GITHUB_ACTIONS: 'true', CI: 'true' } },
      ).map(({ name }) => name);
    expect(choose()).toEqual(['plain', 'github']);
    expect(choose('json')).toEqual(['json', 'github']);
    expect(choose('github')).toEqual(['plain', 'github']);
  });

  it('keeps a hostile text as text when the summary is rendered', async () => {
    const html = await marked.parse(jobSummary(failedRun), { gfm: true });
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toMatch(/<(script|img|a|h1)\b/);
    expect(html.match(/<tr>/g)).toHaveLength(11);
    expect(html.match(/<td/g)).toHaveLength(40);
    expect(html.match(/<details>/g)).toHaveLength(1);
  });
});
