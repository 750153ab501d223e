/**
 * `npm run soak [-- COUNT FILE]`: rehearses the same deployment many times in one process. It fails if
 * anything is left behind: a process, a temporary file, a socket, or memory that grows.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { rehearse } from 'allow-traffic/rehearsal';
import { leftovers } from './leftovers.ts';

const { positionals } = parseArgs({ allowPositionals: true });
const [count = '50', file = 'test/fixtures/rehearsal/soak.yml'] = positionals;
const times = Number(count);

// A folder of its own, because other programs have temporary files too.
const folder = mkdtempSync(join(tmpdir(), 'soak-'));
process.env['TMPDIR'] = folder;

// The first runs load and compile modules. Memory that grows after them is a leak.
const warmUps = 5;
const maxGrowthMb = 8;

for (let run = 0; run < warmUps; run += 1) await rehearse(file);
const before = leftovers();
const started = performance.now();
for (let run = 1; run <= times; run += 1) {
  const { status, deploymentId } = await rehearse(file);
  if (status !== 'Succeeded') throw new Error(`${deploymentId}, number ${run}, is ${status}`);
  if (run % 10 === 0) console.log(`${run} deployments, heap ${leftovers().heapMb.toFixed(1)} MB`);
}
const seconds = (performance.now() - started) / 1000;
const after = leftovers();

const files = after.files.filter((name) => !before.files.includes(name));
const growth = after.heapMb - before.heapMb;
const mistakes = [
  ...(after.processes.length > 0 ? [`processes: ${after.processes.join(', ')}`] : []),
  ...(files.length > 0 ? [`files: ${files.join(', ')}`] : []),
  ...(after.descriptors > before.descriptors
    ? [`open files and sockets: ${before.descriptors} before, ${after.descriptors} after`]
    : []),
  ...(growth > maxGrowthMb ? [`memory: ${growth.toFixed(1)} MB more`] : []),
];
console.log(
  `${times} deployments in ${seconds.toFixed(1)} s; heap ${growth >= 0 ? '+' : ''}${growth.toFixed(1)} MB; ` +
    `${after.descriptors} open files and sockets (${before.descriptors} before)`,
);
if (mistakes.length > 0) {
  console.error(`left behind: ${mistakes.join('; ')}`);
  process.exitCode = 1;
}
rmSync(folder, { recursive: true, force: true });
