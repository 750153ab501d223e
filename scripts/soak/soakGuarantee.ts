/**
 * `npm run soak:guarantee [-- TIMES] [--in NAME]`: runs the whole fault matrix 20 times, or TIMES, with all of
 * what stays uncovered and a few rows in each of the surroundings. With `--in`, the matrix alone: behind TLS
 * (`tls`), with connections closed under it (`keep-alive`), with slow DNS (`dns`) or with 200 file
 * descriptors (`descriptors`). It goes on after a failure, and says at the end how many were green.
 */
import { spawnSync } from 'node:child_process';
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

const files =
  values.in === 'plain' ? ['faultMatrix', 'uncovered', 'surroundings'] : ['faultMatrix'];
const paths = files.map((name) => `test/guarantee/${name}.test.ts`);

const started = performance.now();
let green = 0;
for (let run = 1; run <= times; run += 1) {
  const args = ['node_modules/vitest/vitest.mjs', 'run', ...paths];
  const { status } = spawnSync(process.execPath, [...args, '--reporter=dot'], {
    stdio: 'inherit',
    env: { ...process.env, GUARANTEE_IN: values.in, GUARANTEE_ROWS: 'all' },
  });
  if (status === 0) green += 1;
  console.log(`run ${run} of ${times}: ${status === 0 ? 'passed' : 'failed'}`);
}
const minutes = ((performance.now() - started) / 60_000).toFixed(1);
console.log(
  `${green} of ${times} runs of ${faultTable.length} rows were green in surroundings ${values.in}, in ${minutes} minutes`,
);
if (green < times) process.exitCode = 1;
