import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { doctorDocument } from '../../scripts/generate/doctorDocument.ts';

it('docs/doctor.md has a section for each rule, as `npm run docs:doctor` writes it', async () => {
  expect(readFileSync('docs/doctor.md', 'utf8')).toBe(await doctorDocument());
});
