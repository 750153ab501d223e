/**
 * `npm run bench:memory`: how much memory a hook takes that compares large answers. Each row is a hook in
 * a process of its own, with the heap that Lambda gives to 256 MB. Fails if one has more than 256 MB
 * resident or does not end. `-- --only TEXT` runs the rows whose name has the text.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { preset } from '../../../src/esbuild/preset.ts';
import { markdownTable } from '../../shared/markdownTable.ts';
import { largeAnswers, type LargeAnswer } from './answers.ts';

const memoryMb = 256;
const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });

interface Figures {
  readonly maxRSS: number;
  readonly outcome: string;
  readonly message: string;
  readonly calls?: number;
  readonly ms: number;
}

/** A CodeDeploy that accepts the report, and a Lambda that answers with these texts. */
async function serve({ old, now }: LargeAnswer): Promise<Server> {
  const bytes = { 1: Buffer.from(old), 2: Buffer.from(now) };
  const server = createServer({ keepAliveTimeout: 600_000 }, (request, response) => {
    request.resume().on('end', () => {
      if (request.headers['x-amz-target'] !== undefined) {
        response.setHeader('content-type', 'application/x-amz-json-1.1');
        response.end('{}');
        return;
      }
      const version = /Qualifier=1\b/.test(request.url ?? '') ? 1 : 2;
      response.setHeader('content-type', 'application/json');
      response.setHeader('x-amz-executed-version', version);
      response.end(bytes[version]);
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return server;
}

/** Runs the hook; a text says how it ended if it gave no figures. */
async function measure(bundle: string, answer: LargeAnswer): Promise<Figures | string> {
  const server = await serve(answer);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const flags = [
    `--max-semi-space-size=${Math.floor(memoryMb * 0.05)}`,
    `--max-old-space-size=${Math.floor(memoryMb * 0.9)}`,
  ];
  const child = spawn(process.execPath, [...flags, bundle], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    env: {
      AWS_ACCESS_KEY_ID: 'bench',
      AWS_SECRET_ACCESS_KEY: 'bench',
      AWS_REGION: 'eu-west-1',
      AWS_ENDPOINT_URL: url,
      BENCH_EVENTS: `${answer.events}`,
    },
  });
  let [said, errors] = ['', ''];
  child.stdio[3]?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  server.closeAllConnections();
  server.close();
  if (said !== '') return JSON.parse(said) as Figures;
  return `ended by ${signal ?? code}: ${/FATAL ERROR[^\n]*/.exec(errors)?.[0] ?? errors.slice(0, 300)}`;
}

const folder = mkdtempSync(join(tmpdir(), 'allow-traffic-memory-'));
const rows: string[][] = [];
let isExceeded = false;
try {
  const bundle = join(folder, 'hook.cjs');
  await build({
    ...preset,
    entryPoints: [resolve(import.meta.dirname, 'hook.ts')],
    outfile: bundle,
    logLevel: 'warning',
  });
  for (const answer of largeAnswers.filter(({ name }) => name.includes(values.only))) {
    const figures = await measure(bundle, answer);
    if (typeof figures === 'string') {
      isExceeded = true;
      rows.push([answer.name, '', '', '', figures]);
      continue;
    }
    const { maxRSS, outcome, message, calls = 0, ms } = figures;
    const megabytes = maxRSS / 1_024;
    isExceeded ||= megabytes > memoryMb;
    const seconds = (ms / 1_000).toFixed(1);
    const said = outcome === 'errored' ? `errored: ${message.slice(0, 120)}` : outcome;
    rows.push([answer.name, megabytes.toFixed(0), `${calls}`, seconds, said]);
    process.stderr.write(`${rows.at(-1)?.join(' | ') ?? ''}\n`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
console.log(markdownTable(['answer', 'resident MB, at most', 'calls', 'seconds', 'outcome'], rows));
process.exitCode = isExceeded ? 1 : 0;
