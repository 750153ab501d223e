import { linkSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { WriteStream } from 'node:tty';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HookReport, ProgressEvent } from '../../src/rehearsal/index.ts';
import { FileError } from '../../src/lib/fileError.ts';
import { openReporters, type RunOptions } from '../../src/reporters/openReporters.ts';
import type { ReporterChoice } from '../../src/reporters/chooseReporters.ts';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'allow-traffic-reporters-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const log: ProgressEvent = { type: 'log', functionName: 'a', version: '1', text: 'red \u001b[31m' };
const plan: ProgressEvent = {
  type: 'plan',
  deploymentId: 'd-A',
  path: 'template.yaml',
  deploymentConfigName: 'CodeDeployDefault.LambdaAllAtOnce',
  targets: [],
  hooks: {},
  notes: ['note \u001b'],
};
const hookReport: HookReport = {
  schemaVersion: 1,
  status: 'Failed',
  reason: 'why \u009b',
  targets: [],
  checks: [],
  reported: 'dryRun',
  durationMs: 1,
};

async function run(given: ReporterChoice[], options: RunOptions = {}) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()] as unknown as WriteStream[];
  const reporters = await openReporters(given, {
    stdout: stdout!,
    stderr: stderr!,
    env: {},
    ...options,
  });
  for (const event of [plan, log]) reporters.onProgress(event);
  await reporters.end({ kind: 'hooks', hookReports: [hookReport] });
  reporters.close();
  const text = (stream: WriteStream | undefined): string => String(stream?.read() ?? '');
  return { stdout: text(stdout), stderr: text(stderr) };
}

describe('openReporters', () => {
  it('keeps stdout for a document: notes and logs go to stderr', async () => {
    const { stdout, stderr } = await run([{ name: 'json' }], { verbose: true });
    expect(JSON.parse(stdout)).toEqual(hookReport);
    expect(stderr).toBe('note \\u001b\na:1 | red \\u001b[31m\n');
  });

  it('writes each file beside the view, in folders that it makes', async () => {
    const [json, plain] = [join(folder, 'new/a.json'), join(folder, 'new/b.txt')];
    const { stdout, stderr } = await run([
      { name: 'json', file: json },
      { name: 'plain', file: plain },
    ]);
    expect(stderr).toBe('');
    expect(stdout).toContain('The hook Failed (a dry run: nothing was reported)\n  why \\u009b\n');
    expect(readFileSync(plain, 'utf8')).toBe(stdout);
    expect(JSON.parse(readFileSync(json, 'utf8'))).toHaveProperty('reason', 'why \u009b');
  });

  it('says before the run that a file cannot be written', async () => {
    await expect(run([{ name: 'json', file: folder }])).rejects.toThrow(FileError);
    await expect(run([{ name: 'json', file: folder }])).rejects.toThrow(
      `${folder}: cannot write the report: EISDIR`,
    );
  });

  it.each([
    ['the same path', (path: string) => path],
    ['a link', (path: string) => (symlinkSync(path, `${path}.sym`), `${path}.sym`)],
    ['a hard link', (path: string) => (linkSync(path, `${path}.hard`), `${path}.hard`)],
    ['the module of a handler', (path: string) => path, '#before'],
  ])('does not write over what the run reads: %s', async (title, named, exportName = '') => {
    const input = join(folder, `input of ${title}.yml`);
    writeFileSync(input, 'functions:');
    const file = named(input);
    await expect(
      run([{ name: 'json', file }], { subject: `${input}${exportName}` }),
    ).rejects.toThrow(`${file}: the report would overwrite the file that this command reads`);
    expect(readFileSync(input, 'utf8')).toBe('functions:');
  });

  it('writes to a new file beside an input that is not there, and to a device that is both', async () => {
    await run([{ name: 'json', file: join(folder, 'c.json') }], { subject: 'nothing.yml' });
    await run([{ name: 'json', file: '/dev/null' }], { subject: '/dev/null' });
    expect(readFileSync(join(folder, 'c.json'), 'utf8')).toContain('"reason"');
  });

  it('says at the end that a disk was full', async () => {
    await expect(run([{ name: 'json', file: '/dev/full' }])).rejects.toThrow(
      '/dev/full: cannot write the report: ENOSPC: no space left on device',
    );
  });
});
