import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findRehearsal } from '../../src/rehearsal/findRehearsal.ts';

it('takes a rehearsal file, else a template, else a CDK assembly', () => {
  const folder = mkdtempSync(join(tmpdir(), 'allow-traffic-find-'));
  try {
    expect(() => findRehearsal(folder)).toThrow(
      'there is nothing to rehearse; expected one of rehearsal.yml, rehearsal.yaml',
    );
    mkdirSync(join(folder, 'cdk.out'));
    expect(findRehearsal(folder)).toBe(join(folder, 'cdk.out'));
    for (const name of ['template.json', 'template.yaml', 'rehearsal.json', 'rehearsal.yml']) {
      writeFileSync(join(folder, name), '');
      expect(findRehearsal(folder)).toBe(join(folder, name));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
