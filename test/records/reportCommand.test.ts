import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportCommand } from '../../src/cli/reportCommand.ts';
import { sample } from '../page/sample.ts';
import { textOf } from '../page/tree.ts';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'allow-traffic-report-'))));
afterAll(() => rmSync(folder, { recursive: true }));

async function report(
  record: unknown,
): Promise<{ code: number; html: string; plain: string; json: unknown }> {
  const file = (name: string): string => join(folder, name);
  writeFileSync(file('record.json'), JSON.stringify(record));
  const names = ['html', 'plain', 'json'] as const;
  const reporter = names.map((name) => ({ name, file: file(name) }));
  const code = await reportCommand(file('record.json'), { reporter });
  const [html = '', plain = '', json = ''] = names.map((name) => readFileSync(file(name), 'utf8'));
  return { code, html, plain, json: JSON.parse(json) };
}

describe('allow-traffic report', () => {
  it('draws a rehearsal by every reporter; exits with 1 if it failed', async () => {
    const { code, html, plain, json } = await report(sample('the order has no items'));
    expect(code).toBe(1);
    expect(textOf(html)).toContain('AfterAllowTraffic: the order has no items');
    expect(plain).toContain('orders:live, version 1 to 2');
    // What the rollback shifts comes after it.
    expect(plain).toMatch(
      /minute 5: version 2 100 %\nAllowTraffic: Succeeded[^]*Rollback d-SAMPLE002: Succeeded\n.*version 1 100 %/,
    );
    expect(json).toMatchObject({ deploymentId: 'd-SAMPLE001', traffic: sample().traffic });
    expect(json).not.toHaveProperty('origin');
  });

  it('draws the record of a hook; exits with 0 if it Succeeded', async () => {
    const failed = sample('why').hookReports.AfterAllowTraffic!;
    const { code, html, json } = await report({ ...failed, status: 'Succeeded', checks: [] });
    expect(code).toBe(0);
    expect(textOf(html)).toContain('The hooks of deployment d-SAMPLE001 reported Succeeded');
    expect(json).toMatchObject({ schemaVersion: 1, status: 'Succeeded' });
  });
});
