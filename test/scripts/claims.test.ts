import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { guaranteeClaims, readmeClaims, uncoveredClaims } from '../guarantee/claims.ts';
import { faultTable } from '../guarantee/faultTable.ts';

const oneLine = (path: string): string => readFileSync(path, 'utf8').replaceAll(/\s+/g, ' ');
const guarantee = readFileSync('docs/guarantee.md', 'utf8');

/** What the document says that needs no test: what to set, how it is built, and what a benchmark measured. */
const needNoTest = [
  /^There are three lines of defence/,
  /^\[What stays uncovered\]/,
  /^Set /,
  /^For a queue, set /,
  /^The isolated entry costs about \d+ ms/,
  /^The handler itself was not slower, .* \(`npm run bench:isolation`/,
  /^The hook in process had no warm-up there\./,
  /^A bundle of \[the preset\].* see \[what a hook costs\]/,
  /^Deliberate tampering inside the process is out of scope\./,
];

/** The sentences of the document before its tables. */
function sentences(): string[] {
  const [, text = ''] = guarantee.split('\n# The guarantee\n');
  const [prose = ''] = text.split('\n## Every fault that is tested');
  return prose
    .split(/\n\n|\n(?=- |\d\. )/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !part.startsWith('#'))
    .map((part) => part.replace(/^(- |\d\. \*\*[^*]+\*\*)/, '').replaceAll(/\s+/g, ' '))
    .flatMap((part) => part.trim().split(/(?<=\.) (?=[A-Z[])/));
}

/** The titles that a file's tests have. Those of the matrix come from its table. */
function titles(file: string): string {
  const rows = faultTable.map(({ place, fault }) => `${place}: ${fault}`);
  const text = readFileSync(file, 'utf8');
  return file.endsWith('faultMatrix.test.ts') ? [text, ...rows].join('\n') : text;
}

const all = [...guaranteeClaims, ...uncoveredClaims, ...readmeClaims];

describe('what the documents say of the guarantee', () => {
  it('has a test for each sentence of docs/guarantee.md', () => {
    const known = guaranteeClaims.map(({ sentence }) => sentence);
    const unknown = sentences().filter(
      (one) => !known.includes(one) && !needNoTest.some((pattern) => pattern.test(one)),
    );
    expect(unknown).toEqual([]);
    expect(sentences().length).toBeGreaterThan(known.length);
  });

  it('has a test for each row of what stays uncovered', () => {
    const [, text = ''] = guarantee.split('\n## What stays uncovered\n');
    const [section = ''] = text.split('\n## ');
    const [, , ...rows] = section.split('\n').filter((line) => line.startsWith('| '));
    expect(rows.length).toBeGreaterThan(0);
    const first = rows.map((line) => line.slice(2).split(' | ')[0]);
    expect(first).toEqual(uncoveredClaims.map(({ sentence }) => sentence));
  });

  it.each([
    ['README.md', readmeClaims],
    ['docs/guarantee.md', guaranteeClaims],
  ])('is still said: %s', (path, claims) => {
    const text = oneLine(path);
    expect(claims.filter(({ sentence }) => !text.includes(sentence))).toEqual([]);
  });

  it('names tests that exist', () => {
    const lost = all
      .flatMap(({ tests }) => tests)
      .filter(({ file, title }) => !titles(file).includes(title));
    expect(lost).toEqual([]);
    expect(all.filter(({ tests }) => tests.length === 0)).toEqual([]);
  });
});
