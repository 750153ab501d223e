import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runDocument } from '../../scripts/check/packed/runDocument.ts';

const modules = mkdtempSync(join(tmpdir(), 'allow-traffic-modules-'));
mkdirSync(join(modules, '.bin'));
symlinkSync(resolve('.'), join(modules, 'allow-traffic'));
const program = `#!/bin/sh\nexec "${process.execPath}" "${resolve('dist/cli.js')}" "$@"\n`;
writeFileSync(join(modules, '.bin/allow-traffic'), program, { mode: 0o755 });
afterAll(() => rmSync(modules, { recursive: true, force: true }));

const fence = '```';
const mistakesIn = (commands: string): Promise<string[]> =>
  runDocument({ path: 'docs/some.md', text: `${fence}sh\n${commands}\n${fence}\n` }, modules);

describe('the commands of a document', () => {
  it('are mistakes if a flag is unknown, or if the document shows no such file', async () => {
    const commands = 'npx allow-traffic report --all a.json\nnpx allow-traffic report none.json';
    expect(await mistakesIn(commands)).toEqual([
      expect.stringMatching(/^docs\/some\.md:2: .*ended with 2, not 0:\n.*--all/),
      expect.stringMatching(/^docs\/some\.md:2: .*ended with 2, not 0:\n.*none\.json/),
    ]);
  });

  it('find the files that the document shows', async () => {
    const record = JSON.stringify({
      schemaVersion: 1,
      lifecycleEvent: 'BeforeAllowTraffic',
      status: 'Succeeded',
      targets: [],
      checks: [],
      reported: 'accepted',
      durationMs: 20,
    });
    const shown = `<!-- file: a.json -->\n\n${fence}json\n${record}\n${fence}\n`;
    const text = `${shown}\nRun \`npx allow-traffic report a.json\`.\n`;
    expect(await runDocument({ path: 'docs/some.md', text }, modules)).toEqual([]);
  });

  it('are mistakes if a row is about a command that the document no longer has', async () => {
    expect(await runDocument({ path: 'docs/troubleshooting.md', text: '' }, modules)).toEqual([
      expect.stringContaining('has no command npx allow-traffic doctor'),
    ]);
  });
});
