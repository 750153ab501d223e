/** `npm run soak:guarantee [-- 20]`: runs the fault matrix 20 times. Ends at the first failure. */
import { spawnSync } from 'node:child_process';

const times = Number(process.argv[2] ?? 20);
for (let run = 1; run <= times; run += 1) {
  const args = ['node_modules/vitest/vitest.mjs', 'run', 'test/guarantee/faultMatrix.test.ts'];
  const { status } = spawnSync(process.execPath, [...args, '--reporter=dot'], { stdio: 'inherit' });
  console.log(`run ${run} of ${times}: ${status === 0 ? 'passed' : 'failed'}`);
  if (status !== 0) process.exit(1);
}
