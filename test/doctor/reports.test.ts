import { readFileSync } from 'node:fs';
import { Ajv, type AnySchema } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import type { Finding, Inspection } from '../../src/doctor/finding.ts';
import { reports } from '../../src/doctor/reports.ts';

const finding: Finding = {
  rule: 'hook-name',
  severity: 'error',
  path: 'a,b:c.yaml',
  line: 3,
  column: 7,
  message: '100 % wrong:\nyes',
  whatToDo: 'Mend it.',
  docs: 'docs/doctor.md#hook-name',
};
const inspection: Inspection = {
  paths: ['a,b:c.yaml'],
  findings: [
    finding,
    { ...finding, severity: 'warning', line: 9 },
    { ...finding, severity: 'info' },
  ],
  silenced: [{ ...finding, reason: 'ours' }],
};
const clean: Inspection = { paths: ['t.yaml'], findings: [], silenced: [] };

/** OASIS's schema, as it is published. Of draft 04, only the names of the two keys differ from what ajv reads. */
const published = JSON.parse(readFileSync('test/doctor/sarif-schema-2.1.0.json', 'utf8')) as object;
const schema: AnySchema = Object.fromEntries(
  Object.entries(published).filter(([key]) => key !== '$schema' && key !== 'id'),
);

describe('the report', () => {
  it('sarif fits the published schema, and has what is silenced as suppressed', () => {
    const ajv = new Ajv({ strict: false });
    addFormats.default(ajv);
    const validate = ajv.compile(schema);
    for (const one of [inspection, clean]) {
      expect(
        validate(JSON.parse(reports['sarif']?.(one) ?? '')),
        ajv.errorsText(validate.errors),
      ).toBe(true);
    }
    const log = JSON.parse(reports['sarif']?.(inspection) ?? '') as {
      runs: { results: { level: string; suppressions?: object[] }[] }[];
    };
    const results = log.runs[0]?.results ?? [];
    expect(results.map(({ level }) => level)).toEqual(['error', 'warning', 'note', 'error']);
    expect(results.map(({ suppressions }) => suppressions?.length)).toEqual([
      undefined,
      undefined,
      undefined,
      1,
    ]);
    expect(JSON.stringify(results[0])).toContain('"uri":"a%2Cb%3Ac.yaml"');
  });

  it('text names the place, the rule and what to do, and counts', () => {
    const text = reports['text']?.(inspection) ?? '';
    expect(text).toContain('a,b:c.yaml:3:7: error hook-name: 100 % wrong:\nyes.\n    Mend it.\n');
    expect(text).toContain('docs/doctor.md#hook-name');
    expect(text).toContain('a,b:c.yaml: 1 error, 1 warning, 1 note, 1 silenced\n');
    expect(reports['text']?.(clean)).toBe('t.yaml: no mistakes\n');
  });

  it('json has everything', () => {
    expect(JSON.parse(reports['json']?.(inspection) ?? '')).toEqual({
      schemaVersion: 1,
      ...inspection,
    });
  });

  it('github is one workflow command a line, with its escapes', () => {
    const lines = (reports['github']?.(inspection) ?? '').trimEnd().split('\n');
    expect(lines[0]).toBe(
      '::error file=a%2Cb%3Ac.yaml,line=3,col=7,title=hook-name::100 %25 wrong:%0Ayes. Mend it.',
    );
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['::error', '::warning', '::notice']);
  });
});
