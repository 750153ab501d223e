/**
 * `npm run bench [-- --rounds 15] [-- --json]`: what a hook made with this package costs, beside the
 * hook that every tutorial has. Every figure is a median over rounds in which each variant runs once
 * in a fresh process, all of them against one https endpoint on loopback.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { deflateRawSync } from 'node:zlib';
import { build } from 'esbuild';
import { buildVariants } from './buildVariants.ts';
import { measure, type Conditions, type Measurement } from './measure.ts';
import { startStandIn } from './standIn.ts';
import { table, withRatios, type Row } from './table.ts';
import { findThrottle } from './throttle.ts';
import type { Variant } from './variant.ts';

const memorySizes = [128, 256, 512] as const;

/** Long enough to tell one trip from two on any machine. */
const tripDelayMs = 30;

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '15' }, json: { type: 'boolean', default: false } },
});

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle) - 1] ?? 0)) / 2;
};

const sizes = (variant: Variant): { rawKb: number; zipKb: number } => {
  const files = variant.files.map((file) => readFileSync(file));
  const kb = (bytes: number[]): number => bytes.reduce((sum, one) => sum + one, 0) / 1_024;
  return {
    rawKb: kb(files.map((file) => file.length)),
    zipKb: kb(files.map((file) => deflateRawSync(file, { level: 9 }).length)),
  };
};

/** Handled in this order in every round; `cold` is without the warm-up. */
const conditions: Record<string, Conditions> = {
  cold: { warm: false },
  ...Object.fromEntries(memorySizes.map((memoryMb) => [memoryMb, { warm: true, memoryMb }])),
};

const folder = mkdtempSync(join(tmpdir(), 'allow-traffic-bench-'));
const standIn = await startStandIn();
try {
  const driver = join(folder, 'driver.cjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'driver.ts')],
    outfile: driver,
    bundle: true,
    platform: 'node',
    tsconfigRaw: '{}',
    // Kept as it is: Lambda's runtime client imports the function too.
    supported: { 'dynamic-import': true },
    logLevel: 'warning',
  });
  const variants = await buildVariants(folder);
  const throttle = findThrottle();
  const tools = { driver, standIn, throttle };
  const rounds = Number(options.rounds);
  const seen = new Map<string, Measurement[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const [condition, given] of Object.entries(conditions)) {
      for (const variant of variants) {
        const key = `${variant.name} ${condition}`;
        seen.set(key, [...(seen.get(key) ?? []), await measure(variant, given, tools)]);
      }
    }
    process.stderr.write(`round ${round + 1} of ${rounds}\r`);
  }
  const rows: Row[] = [];
  for (const variant of variants) {
    standIn.delayMs = tripDelayMs;
    const { roundTrips } = await measure(variant, { warm: true }, tools);
    standIn.delayMs = 0;
    const at = (condition: string, key: keyof Measurement): number =>
      median((seen.get(`${variant.name} ${condition}`) ?? []).map((one) => one[key]));
    const { rawKb, zipKb } = sizes(variant);
    rows.push({
      name: variant.name,
      figures: {
        zipKb,
        rawKb,
        loadMs: at('cold', 'loadMs'),
        firstEventMs: at('cold', 'handlerMs'),
        wholeProcessMs: at('cold', 'wallMs'),
        rssMb: at('cold', 'rssMb'),
        handler128Ms: at('128', 'handlerMs'),
        handler256Ms: at('256', 'handlerMs'),
        handler512Ms: at('512', 'handlerMs'),
        roundTrips,
      },
    });
  }
  const about = {
    node: process.version,
    cpu: `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}`,
    rounds,
    throttle: throttle.means,
  };
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ ...about, variants: withRatios(rows) }, undefined, 2)}\n`
      : table(about, rows),
  );
} finally {
  standIn.close();
  rmSync(folder, { recursive: true, force: true });
}
