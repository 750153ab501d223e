import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import xterm from '@xterm/headless';
import { plainEnvironment, until } from './runCli.ts';

const main = join(import.meta.dirname, '../../dist/cli.js');
const rows = 60;

/** The command line in a pseudo terminal. */
export interface PtyCli {
  /** All bytes so far. */
  output: () => string;
  /** Types into the terminal: `\u0003` is Ctrl-C. */
  type: (text: string) => void;
  pid: () => number;
  ended: Promise<number | null>;
  /** What is on the screen, with what scrolled away. */
  screen: () => Promise<string[]>;
}

/** Starts the built command line with util-linux's `script`, which gives it a terminal of its own. */
export function ptyCli(args: string[], columns: number, folder: string, env = {}): PtyCli {
  const pidFile = join(folder, `${process.hrtime.bigint()}.pid`);
  const quoted = [process.execPath, main, ...args].map((one) => `'${one}'`).join(' ');
  const command = `stty cols ${columns} rows ${rows}; echo $$ > '${pidFile}'; exec ${quoted}`;
  const child = spawn(
    'script',
    ['--quiet', '--return', '--flush', '--command', command, '/dev/null'],
    {
      env: { ...plainEnvironment(), TERM: 'xterm-256color', SHELL: '/bin/sh', ...env },
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return {
    output: () => output,
    type: (text) => child.stdin.write(text),
    pid: () => (existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8')) : 0),
    ended,
    screen: () => rendered(output, columns),
  };
}

/** What a terminal shows after these bytes. */
async function rendered(output: string, columns: number): Promise<string[]> {
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  await new Promise<void>((resolve) => terminal.write(output, resolve));
  const { active } = terminal.buffer;
  const lines = Array.from({ length: active.length }, (_, index) => {
    return active.getLine(index)?.translateToString(true) ?? '';
  });
  terminal.dispose();
  return lines.join('\n').trimEnd().split('\n');
}

/** Waits until the terminal has shown a text. */
export const untilShown = (cli: PtyCli, text: string): Promise<void> =>
  until(() => cli.output().includes(text));
