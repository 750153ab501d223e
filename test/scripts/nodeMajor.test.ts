import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

const majorOf = (version: string): string | undefined => /^v(\d+)\./.exec(version)?.[1];

/** CI's matrix sets it. Elsewhere the tests run on the devDependency `node`. */
const asked = process.env['NODE_MAJOR'] ?? majorOf(process.version);

it('runs the tests, and the programs that they start, on the Node that CI asks for', () => {
  const onPath = execFileSync('node', ['--version'], { encoding: 'utf8' });
  expect([process.version, onPath].map(majorOf)).toEqual([asked, asked]);
});
