/**
 * `npm run bench [-- --rounds 15] [-- --json] [-- --document FILE]`: what a hook made with this package costs, compared with
 * the hook in most tutorials. Every figure is a median over rounds. In a round each variant runs once
 * in a fresh process, against the same https endpoint on loopback.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { deflateRawSync } from 'node:zlib';
import { build } from 'esbuild';
import { median } from '../shared/median.ts';
import { buildVariants } from './buildVariants.ts';
import { measure, type Conditions, type Measurement, type Tools } from './measure.ts';
import { startStandIn } from './standIn.ts';
import { performanceDocument } from './performanceDocument.ts';
import { table, withRatios, type Row } from './table.ts';
import { findThrottle } from './throttle.ts';
import type { Variant } from './variant.ts';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '15' },
    json: { type: 'boolean', default: false },
    document: { type: 'string' },
  },
});
const rounds = Number(options.rounds);

/** Long enough to tell one round trip from two on any machine. */
const tripDelayMs = 30;

/** Measured in this order in every round. `cold` has no warm-up. */
const conditions: Record<string, Conditions> = {
  cold: { warm: false },
  ...Object.fromEntries([128, 256, 512].map((memoryMb) => [memoryMb, { warm: true, memoryMb }])),
};

type Measurements = Map<string, Measurement[]>;

const keyOf = (variant: Variant, condition: string): string => `${variant.name} ${condition}`;

async function buildDriver(folder: string): Promise<string> {
  const outfile = join(folder, 'driver.cjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'driver.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    tsconfigRaw: '{}',
    // The driver must import the handler as Lambda's runtime client does.
    supported: { 'dynamic-import': true },
    logLevel: 'warning',
  });
  return outfile;
}

async function measureRounds(variants: readonly Variant[], tools: Tools): Promise<Measurements> {
  const measured: Measurements = new Map();
  for (let round = 1; round <= rounds; round += 1) {
    for (const [condition, given] of Object.entries(conditions)) {
      for (const variant of variants) {
        const key = keyOf(variant, condition);
        measured.set(key, [...(measured.get(key) ?? []), await measure(variant, given, tools)]);
      }
    }
    process.stderr.write(`round ${round} of ${rounds}\r`);
  }
  return measured;
}

async function roundTripsOf(variant: Variant, tools: Tools): Promise<number> {
  tools.standIn.delayMs = tripDelayMs;
  const { roundTrips } = await measure(variant, { warm: true }, tools);
  tools.standIn.delayMs = 0;
  return roundTrips;
}

function zipSizes({ files }: Variant): { rawKb: number; zipKb: number } {
  const contents = files.map((file) => readFileSync(file));
  const kb = (bytes: number[]): number => bytes.reduce((sum, one) => sum + one, 0) / 1_024;
  return {
    rawKb: kb(contents.map((file) => file.length)),
    zipKb: kb(contents.map((file) => deflateRawSync(file, { level: 9 }).length)),
  };
}

function rowOf(variant: Variant, measured: Measurements, roundTrips: number): Row {
  const at = (condition: string, key: keyof Measurement): number =>
    median((measured.get(keyOf(variant, condition)) ?? []).map((one) => one[key]));
  return {
    name: variant.name,
    figures: {
      ...zipSizes(variant),
      loadMs: at('cold', 'loadMs'),
      firstEventMs: at('cold', 'handlerMs'),
      wholeProcessMs: at('cold', 'wallMs'),
      rssMb: at('cold', 'rssMb'),
      handler128Ms: at('128', 'handlerMs'),
      handler256Ms: at('256', 'handlerMs'),
      handler512Ms: at('512', 'handlerMs'),
      roundTrips,
    },
  };
}

/** What the rows prove, in one sentence. */
function conclusion(rows: readonly Row[]): string {
  const compared = withRatios(rows).filter(({ name }) =>
    /^(in-process|isolated|no-code)/.test(name),
  );
  const ratios = compared.map(({ name, ratios }) => `${name} ${ratios.handler256Ms?.toFixed(2)}`);
  return `Handler time at 256 MB, as a ratio to the hand-written hook: ${ratios.join(', ')}.`;
}

const folder = mkdtempSync(join(tmpdir(), 'allow-traffic-bench-'));
const standIn = await startStandIn();
try {
  const throttle = findThrottle();
  const tools: Tools = { driver: await buildDriver(folder), standIn, throttle };
  const variants = await buildVariants(folder);
  const measured = await measureRounds(variants, tools);
  const rows: Row[] = [];
  for (const variant of variants) {
    rows.push(rowOf(variant, measured, await roundTripsOf(variant, tools)));
  }
  const cpu = `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}`;
  const about = { node: process.version, cpu, rounds, throttle: throttle.means };
  const document = { ...about, variants: withRatios(rows) };
  console.log(options.json ? JSON.stringify(document, undefined, 2) : table(about, rows));
  if (options.document !== undefined) {
    writeFileSync(options.document, performanceDocument(about, rows));
  }
  // Not on stdout, which is a JSON document with --json.
  process.stderr.write(`${conclusion(rows)}\n`);
} finally {
  standIn.close();
  rmSync(folder, { recursive: true, force: true });
}
