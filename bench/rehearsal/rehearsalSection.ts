import { readFileSync, writeFileSync } from 'node:fs';
import { markdownTable } from '../shared/markdownTable.ts';
import { medianOf, type RehearsalShares } from './measureRehearsal.ts';
import type { Warm } from './warm/measureWarm.ts';

const heading = '## What a rehearsal costs';

/** What was measured. */
export interface Measured {
  node: string;
  rounds: number;
  /** CPU time as a ratio to an empty Node.js process. */
  starts: Record<string, number>;
  shares: Record<string, RehearsalShares[]>;
  warm: readonly Warm[];
}

const two = (value: number): string => value.toFixed(2);

function sharesTable(shares: Measured['shares']): string {
  const parts = ['commandLine', 'standIn', 'runtime', 'ownCode'] as const;
  const lines = Object.entries(shares).map(([name, all]) => [
    name,
    ...parts.map((part) => two(medianOf(all, part))),
    String(medianOf(all, 'processes')),
    medianOf(all, 'wall').toFixed(0),
  ]);
  const titles = [
    'rehearsal',
    'command line',
    'stand-in',
    'runtime',
    'own code',
    'processes',
    'time',
  ];
  return markdownTable(titles, lines);
}

const startsTable = (starts: Measured['starts']): string =>
  markdownTable(
    ['command', 'CPU time'],
    Object.entries(starts).map(([name, ratio]) => [name, two(ratio)]),
  );

const warmTable = (warm: readonly Warm[]): string =>
  markdownTable(
    ['a warm invocation by', 'the function runs in', 'time'],
    warm.map(({ name, runsIn, ratio }) => [name, runsIn, two(ratio)]),
  );

/** The second half of docs/performance.md. */
export const rehearsalSection = ({ node, rounds, starts, shares, warm }: Measured): string =>
  `${heading}

Medians of ${rounds} rounds with Node.js ${node}, each of which measures everything once, on the same machine.

### Where the time goes

The first four columns are shares of the CPU time of all processes, which add up to 1. The last one is the elapsed time
as a ratio to an empty Node.js process.

${sharesTable(shares)}
- **command line**: until it reads the file.
- **stand-in**: the rest of that process: the plan, CodeDeploy, Lambda and CloudWatch, and the report.
- **runtime**: the processes of the functions, until their own code begins. It is one Node.js process for each
  execution environment.
- **own code**: what hooks and functions load and do, and how they fetch events and answer them.
- **processes**: how many execution environments started.

_N functions_: a template with as many guarded functions, whose deployments run at the same time with a smoke test each.
_720 samples_: a latency budget for a function that does nothing, so that only the cost of a call is left.

### The start of the command line

CPU time as a ratio to an empty Node.js process:

${startsTable(starts)}
### A warm invocation

An empty function is invoked again and again over one connection. The time is a ratio to the stand-in's, which verifies
the signature of each request.

${warmTable(warm)}
\`npm run bench:rehearsal -- --peers FOLDER\` measures all of this again. FOLDER has \`lambda-local\`, \`serverless\` and
\`serverless-offline\` installed, and \`aws-lambda-rie\` if it is there.
`;

/** Puts the section at the end of a document, in place of the one that is there. */
export function writeSection(file: string, section: string): void {
  const [before = ''] = readFileSync(file, 'utf8').split(`${heading}\n`, 1);
  writeFileSync(file, `${before.trimEnd()}\n\n${section}`);
}
