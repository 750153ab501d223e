import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commandLine } from '../../src/cli/program.ts';

const [, section = ''] = readFileSync('README.md', 'utf8').split('\n## The commands\n');
const rows = [
  ...(section.split('\n## ')[0] ?? '').matchAll(/^\| \[`(\w+)`\]\((\S+)\) +\| (.*) \|$/gm),
];

describe("the README's table of commands", () => {
  it('has a row with a link and a sentence for each command', () => {
    const commands = commandLine(() => undefined).commands.map((one) => one.name());
    expect(rows.map(([, name]) => name).sort()).toEqual(commands.sort());
    expect(rows.filter(([, , , sentence = '']) => sentence.trim() === '')).toEqual([]);
  });
});
