/**
 * `npm run bench:rehearsal [-- --rounds 5] [-- --peers FOLDER] [-- --document FILE]`: where the time of a
 * rehearsal goes, and what the stand-in adds to a warm invocation. Medians over rounds; a round measures
 * everything once. FOLDER has `lambda-local`, `serverless` and `serverless-offline` installed, and
 * perhaps the program `aws-lambda-rie`; what is missing is left out. Default: the variable BENCH_PEERS.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { emptyFunctionCpuMs } from './emptyFunction.ts';
import { measureRehearsal, medianOf, type RehearsalShares } from './measureRehearsal.ts';
import { runCommandLine, runEmpty, type Cost } from './commandLine.ts';
import { writeProjects } from './projects.ts';
import { rehearsalSection, writeSection } from './rehearsalSection.ts';
import { measureWarm } from './warm/measureWarm.ts';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    peers: { type: 'string' },
    document: { type: 'string' },
  },
});
const rounds = Number(options.rounds);
const installed = options.peers ?? process.env['BENCH_PEERS'];
const folder = mkdtempSync(join(tmpdir(), 'allow-traffic-bench-'));

try {
  const projects = await writeProjects(folder);
  const starts: Record<string, Cost[]> = { '`--help`': [], 'a usage error': [] };
  const empty: Cost[] = [];
  const shares: Record<string, RehearsalShares[]> = {};
  for (let round = 1; round <= rounds; round += 1) {
    const nothing = runEmpty(folder);
    empty.push(nothing);
    starts['`--help`']?.push(runCommandLine(['--help'], folder));
    starts['a usage error']?.push(runCommandLine(['rehearse', '--jsn'], folder, 2));
    const loaded = runCommandLine(['rehearse', 'none.yml'], folder, 2);
    const processCpuMs = await emptyFunctionCpuMs(folder);
    for (const { name, file } of projects) {
      const measured = measureRehearsal(file, folder, { nothing, loaded, processCpuMs });
      shares[name] = [...(shares[name] ?? []), measured];
    }
    process.stderr.write(`round ${round} of ${rounds}\r`);
  }
  const warm = await measureWarm(folder, rounds, installed);
  const section = rehearsalSection({
    node: process.version,
    rounds,
    starts: Object.fromEntries(
      Object.entries(starts).map(([name, costs]) => [
        name,
        medianOf(costs, 'ownCpuMs') / medianOf(empty, 'ownCpuMs'),
      ]),
    ),
    shares,
    warm,
  });
  console.log(section);
  if (options.document !== undefined) writeSection(options.document, section);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
