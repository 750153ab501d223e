import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { oldestNode } from '../../src/lib/oldestNode.ts';

const majorOf = (version: string): string | undefined => /^v(\d+)\./.exec(version)?.[1];

/** CI's matrix sets it. Elsewhere the tests run on the devDependency `node`. */
const asked = process.env['NODE_MAJOR'] ?? majorOf(process.version);

it('runs the tests, and the programs that they start, on the Node that CI asks for', () => {
  const onPath = execFileSync('node', ['--version'], { encoding: 'utf8' });
  expect([process.version, onPath].map(majorOf)).toEqual([asked, asked]);
});

it.each([
  ['package.json', `"node": ">=${oldestNode}"`],
  ['package-lock.json', `"node": ">=${oldestNode}"`],
  ['src/cli/main.ts', `const wanted = '${oldestNode}';`],
  ['README.md', `with Node.js ${oldestNode} or newer`],
  ['docs/getting-started.md', `You need Node.js ${oldestNode} or newer`],
])('names the same oldest Node in %s', (file, words) => {
  expect(readFileSync(file, 'utf8')).toContain(words);
});
