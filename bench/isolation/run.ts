/**
 * `npm run bench:isolation [-- rounds]`: what the isolated entry costs. The same healthy hook,
 * in the process and isolated in turn, against the stand-in; medians of all rounds.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { rehearse } from 'allow-traffic/rehearsal';
import { faultTable, type Entry, type FaultRow } from '../../test/guarantee/faultTable.ts';
import { hookFunction, rehearsalOf, root } from '../../test/guarantee/rowRehearsal.ts';

const rounds = Number(process.argv[2] ?? 15);
const entries: Entry[] = ['in process', 'isolated'];

interface Figures {
  /** Until the environment was ready. */
  initMs: number;
  /** From the event to the record. */
  handlerMs: number;
  /** The most that the hook's processes held together. */
  memoryMb: number;
}

function healthy(entry: Entry): FaultRow {
  const row = faultTable.find((one) => one.entry === entry && one.place === 'logger');
  if (!row) throw new Error(`no row for ${entry}`);
  return { ...row, handler: 'healthy.handler', fault: '' };
}

const field = (pid: string, name: string): string =>
  new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ??
  '';

const isOurs = (pid: string): boolean =>
  pid === `${process.pid}` || (Number(pid) > 1 && isOurs(field(pid, 'PPid')));

/** The resident memory of the hook's processes, a child of its own included; shared pages twice. */
function residentMb(): number {
  let kilobytes = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const environment = readFileSync(`/proc/${pid}/environ`, 'latin1');
      if (!environment.includes(`AWS_LAMBDA_FUNCTION_NAME=${hookFunction}\0`)) continue;
      if (isOurs(pid)) kilobytes += Number(field(pid, 'VmRSS'));
    } catch {
      // It ended while it was looked at.
    }
  }
  return kilobytes / 1_024;
}

async function measure(entry: Entry): Promise<Figures> {
  let report = '';
  let memoryMb = 0;
  const sampling = setInterval(() => (memoryMb = Math.max(memoryMb, residentMb())), 10);
  try {
    await rehearse(rehearsalOf(healthy(entry)), {
      folder: root,
      onProgress: (event) => {
        const ofHook = event.type === 'log' && event.functionName === hookFunction;
        if (ofHook && event.text.startsWith('REPORT ')) report = event.text;
      },
    });
  } finally {
    clearInterval(sampling);
  }
  const figure = (label: string): number =>
    Number(new RegExp(`\t${label}: ([\\d.]+) ms`).exec(report)?.[1]);
  return { initMs: figure('Init Duration'), handlerMs: figure('Duration'), memoryMb };
}

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const measured = new Map<Entry, Figures[]>(entries.map((entry) => [entry, []]));
for (let round = 0; round < rounds; round += 1) {
  for (const entry of entries) measured.get(entry)?.push(await measure(entry));
}
const medians = entries.map((entry) => {
  const of = (key: keyof Figures): number =>
    median((measured.get(entry) ?? []).map((figures) => figures[key]));
  return { entry, initMs: of('initMs'), handlerMs: of('handlerMs'), memoryMb: of('memoryMb') };
});
console.log(`medians of ${rounds} rounds, interleaved, at 256 MB`);
console.table(medians);
const [inProcess, isolated] = medians;
if (inProcess && isolated) {
  const signed = new Intl.NumberFormat('en', { signDisplay: 'always', maximumFractionDigits: 0 });
  const more = (key: keyof Figures): string => signed.format(isolated[key] - inProcess[key]);
  console.log(
    `isolation costs ${more('handlerMs')} ms in the handler, ${more('initMs')} ms in init, ${more('memoryMb')} MB`,
  );
}
