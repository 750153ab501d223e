/**
 * `npm run bench:isolation [-- --rounds 15]`: what the isolated entry costs. The same healthy hook runs
 * in process and isolated in turn, against the stand-in. Every figure is a median over the rounds.
 */
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { rehearse } from 'allow-traffic/rehearsal';
import { faultTable } from '../../test/guarantee/faultTable.ts';
import type { Entry, FaultRow } from '../../test/guarantee/table/faultRow.ts';
import { writeAppFolder } from '../../test/guarantee/harness/appFolder.ts';
import { hookFunction, rehearsalOf } from '../../test/guarantee/harness/rowRehearsal.ts';
import { markdownTable } from '../shared/markdownTable.ts';
import { median } from '../shared/median.ts';
import { residentMb } from './residentMb.ts';

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '15' } },
});
const rounds = Number(options.rounds);
const entries: Entry[] = ['in process', 'isolated'];

interface Figures {
  /** Until the execution environment was ready. */
  initMs: number;
  /** From the event to the record. */
  handlerMs: number;
  /** The most memory that the hook's processes held together. */
  memoryMb: number;
}

function healthy(entry: Entry): FaultRow {
  const row = faultTable.find((one) => one.entry === entry && one.place === 'logger');
  if (!row) throw new Error(`the fault table has no row for the entry ${entry}`);
  return { ...row, handler: 'healthy.handler', fault: '' };
}

async function measure(entry: Entry): Promise<Figures> {
  let report = '';
  let memoryMb = 0;
  const sampling = setInterval(() => {
    memoryMb = Math.max(memoryMb, residentMb(hookFunction));
  }, 10);
  try {
    await rehearse(rehearsalOf(healthy(entry), entry), {
      folder,
      onProgress: (event) => {
        const isFromHook = event.type === 'log' && event.functionName === hookFunction;
        if (isFromHook && event.text.startsWith('REPORT ')) report = event.text;
      },
    });
  } finally {
    clearInterval(sampling);
  }
  const figure = (label: string): number =>
    Number(new RegExp(`\t${label}: ([\\d.]+) ms`).exec(report)?.[1]);
  return { initMs: figure('Init Duration'), handlerMs: figure('Duration'), memoryMb };
}

const folder = await writeAppFolder();
const measured = new Map<Entry, Figures[]>(entries.map((entry) => [entry, []]));
for (let round = 0; round < rounds; round += 1) {
  for (const entry of entries) measured.get(entry)?.push(await measure(entry));
}
rmSync(folder, { recursive: true, force: true });

const medianOf = (entry: Entry, key: keyof Figures): number =>
  median((measured.get(entry) ?? []).map((figures) => figures[key]));
const keys = ['initMs', 'handlerMs', 'memoryMb'] as const;

console.log(`Medians of ${rounds} rounds at 256 MB, the two entries in turn\n`);
console.log(
  markdownTable(
    ['entry', 'init ms', 'handler ms', 'memory MB'],
    entries.map((entry) => [entry, ...keys.map((key) => medianOf(entry, key).toFixed(0))]),
  ),
);
const signed = new Intl.NumberFormat('en', { signDisplay: 'always', maximumFractionDigits: 0 });
const [init, handler, memory] = keys.map((key) =>
  signed.format(medianOf('isolated', key) - medianOf('in process', key)),
);
console.log(
  `The isolated entry costs ${handler} ms in the handler, ${init} ms in init, ${memory} MB.`,
);
