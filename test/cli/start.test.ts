import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { plainEnvironment } from './runCli.ts';

const dist = join(import.meta.dirname, '../../dist');

/** Writes to fd 3, when the process ends, which files and which of Node's modules were loaded. */
const preload = `
const files = [];
process.getBuiltinModule('node:module').registerHooks({
  load: (url, context, next) => {
    // A call of \`require\` for a module of Node's costs nothing beyond that module.
    if (!url.startsWith('node:') || [...context.conditions].includes('import')) files.push(url);
    return next(url, context);
  },
});
const before = process.moduleLoadList.length;
const { writeSync } = process.getBuiltinModule('node:fs');
process.on('exit', () => {
  const builtin = process.moduleLoadList.slice(before);
  writeSync(3, JSON.stringify({ files, builtin }));
});`;

interface Loaded {
  files: string[];
  builtin: string[];
}

function loadedBy(args: readonly string[]): { status: number | null; output: string } & Loaded {
  const { status, output } = spawnSync(
    process.execPath,
    [
      '--import',
      `data:text/javascript,${encodeURIComponent(preload)}`,
      join(dist, 'cli.js'),
      ...args,
    ],
    { encoding: 'utf8', env: plainEnvironment(), stdio: ['ignore', 'pipe', 'pipe', 'pipe'] },
  );
  const [, stdout = '', stderr = '', loaded = ''] = output.map((text) => text ?? '');
  return { status, output: stdout + stderr, ...(JSON.parse(loaded) as Loaded) };
}

// What a start costs is what it loads: an empty Node process has neither streams nor sockets.
describe('the start of the command line', () => {
  it.each([
    [['--help'], 0, 'Usage: allow-traffic'],
    [['rehearse', '--help'], 0, 'Usage: allow-traffic rehearse'],
    [['--version'], 0, '.'],
    [['reherse'], 2, "error: unknown command 'reherse'"],
    [['rehearse', '--jsn'], 2, "error: unknown option '--jsn'"],
    [['rehearse', '--reporter', 'jsn'], 2, "there is no reporter 'jsn'"],
  ])('loads the flags alone for %j, and no stream', (args, code, words) => {
    const { status, output, files, builtin } = loadedBy(args);
    expect(output).toContain(words);
    expect(status).toBe(code);
    expect(files.map((file) => basename(file))).toEqual(['cli.js', 'program.js']);
    const costly = /NativeModule (internal\/streams|net$|tty$|child_process$|module$|stream)/;
    expect(builtin.filter((name) => costly.test(name))).toEqual([]);
  });

  it('reads a rehearsal with the bundles of dist alone, and imports no module of Node', () => {
    const { status, files } = loadedBy(['rehearse', 'none.yml']);
    expect(status).toBe(2);
    expect(files.map((file) => basename(file))).toContain('rehearseCommand.js');
    expect(files.filter((file) => !file.startsWith(pathToFileURL(dist).href))).toEqual([]);
  });

  it('keeps the flags small', () => {
    expect(statSync(join(dist, 'program.js')).size).toBeLessThan(150_000);
  });
});

describe('an answer of the command line', () => {
  const shell = (script: string): { status: number | null; stdout: string; stderr: string } =>
    spawnSync('sh', ['-c', script, process.execPath, join(dist, 'cli.js')], {
      encoding: 'utf8',
      env: plainEnvironment(),
    });

  it('says that the disk is full, and exits with 2', () => {
    const { status, stderr } = shell('"$0" "$1" --help > /dev/full');
    expect(stderr).toBe(
      'allow-traffic: cannot write to stdout: ENOSPC: no space left on device, write\n',
    );
    expect(status).toBe(2);
  });

  it('exits as usual if its reader has gone away', () => {
    const { stdout, stderr } = shell('{ "$0" "$1" --help; echo "code $?" >&2; } | true');
    expect({ stdout, stderr }).toEqual({ stdout: '', stderr: 'code 0\n' });
  });
});
