/**
 * `npm run soak:guarantee [-- TIMES] [--in NAME]`: runs the whole fault matrix 20 times, or TIMES, and then what
 * else `npm test` leaves out of the guarantee and the layer. With `--in`, the matrix alone: behind TLS
 * (`tls`), with connections closed under it (`keep-alive`), with slow DNS (`dns`) or with 200 file
 * descriptors (`descriptors`). It goes on after a failure, and says at the end how many were green.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { faultTable } from '../../test/guarantee/faultTable.ts';
import { surroundingNames } from '../../test/guarantee/harness/surroundings.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { in: { type: 'string', default: 'plain' } },
});
const times = Number(positionals[0] ?? 20);
if (!surroundingNames.some((name) => name === values.in)) {
  console.error(`--in ${values.in} is not known; expected one of ${surroundingNames.join(', ')}`);
  process.exit(2);
}

const matrix = ['faultMatrix'];
const others = ['uncovered', 'surroundings', 'leaks', 'report', '../layer/'];
// The matrix by itself: some of its rows need the machine.
const parts = values.in === 'plain' ? [matrix, others] : [matrix];

function passes(part: readonly string[]): boolean {
  const paths = part.map((name) => join('test/guarantee', name));
  const args = ['node_modules/vitest/vitest.mjs', 'run', ...paths, '--reporter=dot'];
  const { status } = spawnSync(process.execPath, args, {
    stdio: 'inherit',
    env: { ...process.env, GUARANTEE_IN: values.in, GUARANTEE_ROWS: 'all' },
  });
  return status === 0;
}

const started = performance.now();
let green = 0;
for (let run = 1; run <= times; run += 1) {
  const isGreen = parts.map(passes).every(Boolean);
  if (isGreen) green += 1;
  console.log(`run ${run} of ${times}: ${isGreen ? 'passed' : 'failed'}`);
}
const minutes = ((performance.now() - started) / 60_000).toFixed(1);
console.log(
  `${green} of ${times} runs of ${faultTable.length} rows were green in surroundings ${values.in}, in ${minutes} minutes`,
);
if (green < times) process.exitCode = 1;
