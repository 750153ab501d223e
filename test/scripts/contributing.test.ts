import { readFileSync, readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';

interface Room {
  rooms: string[];
  files?: string[];
  packages?: string[];
}

/** The rows of the table below a heading, each as the names in backticks of its cells. */
function tableBelow(heading: string): string[][][] {
  const text = readFileSync('CONTRIBUTING.md', 'utf8');
  const [, section = ''] = text.split(`\n## ${heading}\n`);
  const [, ...rows] = (section.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| '));
  return rows
    .slice(1)
    .map((row) =>
      row.split(' | ').map((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)),
    );
}

const firstNames = (heading: string): string[] =>
  tableBelow(heading).map(([[name = ''] = []]) => name);

describe('CONTRIBUTING.md', () => {
  it('has one line for each folder of src', () => {
    const folders = readdirSync('src', { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => `${entry.parentPath}/${entry.name}`);
    expect(firstNames('Where things are').sort()).toEqual(folders.sort());
  });

  it('has one line for each npm script', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object };
    const expected = Object.keys(scripts).map((name) => `npm run ${name}`);
    expect(firstNames('Scripts')).toEqual(expected);
  });

  it('says of each folder what it may import, as the import rules do', async () => {
    const config = pathToFileURL('.dependency-cruiser.mjs').href;
    const { rooms } = (await import(config)) as { rooms: Record<string, Room> };
    const expected = Object.entries(rooms).map(
      ([name, { rooms: others, files = [], packages = [] }]) => [
        [name],
        [...others, ...files],
        packages,
      ],
    );
    expect(tableBelow('What may import what')).toEqual(expected);
  });
});
