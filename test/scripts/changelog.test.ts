/** One version everywhere: a release is a heading of CHANGELOG.md and the version in package.json. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Manifest {
  version: string;
  dependencies?: Record<string, string>;
}

const manifest = (path: string): Manifest => JSON.parse(readFileSync(path, 'utf8')) as Manifest;
const { version } = manifest('package.json');

const released = [
  ...readFileSync('CHANGELOG.md', 'utf8').matchAll(/^## \[(\d+)\.(\d+)\.(\d+)\] - (.*)$/gm),
].map(([, major, minor, patch, date = '']) => ({
  version: [major, minor, patch].map(Number),
  date,
}));

describe('CHANGELOG.md', () => {
  it('has the version of package.json as its newest release', () => {
    expect(released[0]?.version.join('.')).toBe(version);
  });

  it('lists what is not released first, then releases from new to old, each with its day', () => {
    const headings = readFileSync('CHANGELOG.md', 'utf8').match(/^## .*$/gm) ?? [];
    expect(headings[0]).toBe('## [Unreleased]');
    expect(headings).toHaveLength(released.length + 1);
    for (const { date } of released) expect(date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    const order = released.map((one) => [...one.version.map((n) => n + 1000), one.date].join('.'));
    expect(order).toEqual(order.toSorted().toReversed());
  });
});

describe(`the version ${version}`, () => {
  it('is that of the lock file', () => {
    const lock = manifest('package-lock.json') as Manifest & { packages: { '': Manifest } };
    expect([lock.version, lock.packages[''].version]).toEqual([version, version]);
  });

  it('is what the examples ask for', () => {
    const ranges = globSync('examples/**/package.json', {
      exclude: (path) => path.includes('node_modules'),
    }).flatMap((path) => manifest(path).dependencies?.['allow-traffic'] ?? []);
    expect(ranges.length).toBeGreaterThan(2);
    expect(new Set(ranges)).toEqual(new Set([`^${version}`]));
  });
});
