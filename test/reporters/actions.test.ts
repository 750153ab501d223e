import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'junit2json';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { style } from '../../src/page/style.ts';
import { drawJunit } from '../../src/reporters/junit.ts';
import { resultDocument, type RunResult } from '../../src/reporters/runResult.ts';
import { check, deployment, record } from './runs.ts';
import { writtenBy } from './writtenBy.ts';

/** What a function may write or answer so that the runner of GitHub Actions obeys it. */
const commands = [
  'two lines\n::set-output name=a::b',
  'indented\n \t::add-mask::b',
  'after a carriage return\r::stop-commands::c',
  'after a space that .NET trims\n\u0085::save-state name=d::d',
  'in a line ##[add-path]/e',
];
const all = commands.join('\n');

const hookReport = record(
  'Failed',
  [
    check('::warning::name', 'failed', { message: all, expected: { a: all }, actual: [all] }),
    check('other', 'errored', { message: all }),
  ],
  { reason: all },
);
const result: RunResult = {
  kind: 'rehearsal',
  deployments: [
    deployment('Failed', {
      lifecycleEvents: [
        {
          lifecycleEventName: 'BeforeAllowTraffic',
          functionName: 'before',
          status: 'Failed',
          durationMs: 1,
        },
      ],
      errorInformation: { code: 'HOOK_EXECUTION_FAILURE', message: all },
      hookReports: { BeforeAllowTraffic: hookReport },
      invocations: {
        total: 1,
        recorded: [
          {
            requestId: 'r',
            functionName: 'orders',
            version: '2',
            atMinute: 0,
            outcome: 'failed',
            log: commands,
            logLines: commands.length,
          },
        ],
      },
    }),
  ],
};

/** As the runner reads a line: `ActionCommand.TryParseV2`, then `TryParse`. */
const isCommand = (line: string): boolean =>
  line.replace(/^[\s\u0085]+/, '').startsWith('::') || line.includes('##[');
const commandsIn = (text: string): string[] => text.split(/\r\n|[\n\r]/).filter(isCommand);

const actions = { GITHUB_ACTIONS: 'true', CI: 'true' };
const names = ['plain', 'json', 'junit', 'html', 'github'] as const;

describe('in GitHub Actions, on stdout', () => {
  it.each(names)('%s holds nothing that the runner obeys, but annotations', async (name) => {
    const { stdout, stderr } = await writtenBy([{ name }], result, commands, actions);
    expect(commandsIn(stdout)).toEqual([]);
    const annotations = commandsIn(stderr);
    expect(annotations).toHaveLength(2);
    for (const line of annotations) expect(line).toMatch(/^::error title=[^:]*::[^\r\n]*$/);
  });

  it.each(names)('%s holds them elsewhere, so that the test is sharp', async (name) => {
    const { stdout } = await writtenBy([{ name }], result, commands, {});
    expect(commandsIn(stdout).length).toBeGreaterThan(0);
  });

  it('a document still says the same', async () => {
    const written = async (name: 'json' | 'junit' | 'html'): Promise<string> =>
      (await writtenBy([{ name }], result, [], actions)).stdout;
    const shown = JSON.parse(await written('json')) as object;
    expect(shown).toEqual(JSON.parse(JSON.stringify(resultDocument(result))));
    expect(await parse(await written('junit'))).toEqual(
      await parse((await writtenBy([{ name: 'junit' }], result, [], {})).stdout),
    );
    const page = await written('html');
    expect(page).toContain(`<style>${style}</style>`);
    expect(page).toContain('&#58;:set-output');
    expect(page).toContain('&#35;#[add-path]');
    expect(page).not.toContain('\\u003a');
  });

  describe('a file', () => {
    let folder: string;
    beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'allow-traffic-actions-'))));
    afterAll(() => rmSync(folder, { recursive: true }));
    it('stays as it is, because the runner does not read it', async () => {
      const file = join(folder, 'a.xml');
      await writtenBy([{ name: 'junit', file }], { kind: 'hooks', hookReports: [] }, [], actions);
      expect(readFileSync(file, 'utf8')).toBe(drawJunit({ kind: 'hooks', hookReports: [] }));
    });
  });
});
