import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findModule } from '../../../src/tryOut/dryRun/findModule.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'allow-traffic-module-'));
  mkdirSync(join(folder, 'v1'));
  for (const name of ['hooks.mts', 'a#b.mjs', 'checks.yaml']) writeFileSync(join(folder, name), '');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the module of check', () => {
  it.each([
    ['hooks.mts', { kind: 'module', name: 'hooks.mts' }],
    ['hooks.mts#before', { kind: 'module', name: 'hooks.mts', exported: 'before' }],
    ['a#b.mjs', { kind: 'module', name: 'a#b.mjs' }],
    ['a#b.mjs#before', { kind: 'module', name: 'a#b.mjs', exported: 'before' }],
    ['checks.yaml', { kind: 'checks', name: 'checks.yaml' }],
  ])('is found: %s', (given, { name, ...expected }) => {
    const path = join(folder, name);
    expect(findModule(join(folder, given))).toEqual({ ...expected, path, shownPath: path });
  });

  it.each([
    ['hook.mts', 'hook.mts does not exist; did you mean .*hooks.mts\\?$'],
    ['none/hooks.mts', 'none/hooks.mts does not exist$'],
    ['v1', 'v1 is not a file; expected a module that exports a handler'],
    ['hooks.mts#', 'names no export; expected, for example, .*hooks.mts#before$'],
    ['checks.yaml#before', 'holds checks without code, which have no export before'],
  ])('is refused in one sentence: %s', (given, sentence) => {
    expect(() => findModule(join(folder, given))).toThrow(new RegExp(sentence));
  });
});
