import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { guaranteeDocument, guaranteePath } from '../../scripts/generate/guaranteeDocument.ts';

it('is what the table says (npm run docs:guarantee writes it)', () => {
  expect(readFileSync(guaranteePath, 'utf8')).toBe(guaranteeDocument());
});
