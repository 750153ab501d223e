import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixtures } from '../rehearsal/flow.ts';
import { markedRehearsal } from './markedRehearsal.ts';
import { processesWith } from './processesWith.ts';
import { ptyCli, untilShown } from './ptyCli.ts';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'allow-traffic-pty-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const good = join(fixtures, 'rehearsal.yml');
const [hide, show] = ['\u001b[?25l', '\u001b[?25h'];

describe.concurrent('the live view in a terminal', () => {
  it.each([80, 120])('shows a deployment at %i columns', async (columns) => {
    const cli = ptyCli(['rehearse', good], columns, folder);
    expect(await cli.ended).toBe(0);
    const screen = await cli.screen();
    expect(
      screen.filter((line) => line.startsWith('✔  BeforeAllowTraffic  Succeeded')),
    ).toHaveLength(1);
    expect(screen.join('\n')).toMatch(
      /(^| )CodeDeployDefault\.LambdaLinear10PercentEvery1Minute$/m,
    );
    expect(screen.some((line) => /version 2 {2}█{30} {2}100 %$/.test(line))).toBe(true);
    expect(screen.at(-1)).toBe('  myfunc:myalias is on version 2');
    expect(cli.output()).toContain(hide);
    expect(cli.output().lastIndexOf(show)).toBeGreaterThan(cli.output().lastIndexOf(hide));
  });

  it.each([
    ['Ctrl-C', 130],
    ['SIGTERM', 143],
  ])('ends with the summary after %s, and exits with %i', async (how, code) => {
    const marker = `pty-${code}`;
    const cli = ptyCli(['rehearse', markedRehearsal(folder, 'hangs', marker)], 80, folder);
    await untilShown(cli, 'InProgress');
    await untilShown(cli, '100 %');
    if (how === 'Ctrl-C') cli.type('\u0003');
    else process.kill(cli.pid(), 'SIGTERM');
    expect(await cli.ended).toBe(code);
    const screen = (await cli.screen()).join('\n');
    expect(screen).toMatch(/✖ Deployment d-\w+ Stopped \(MANUAL_STOP\)/);
    expect(screen).toMatch(/The rehearsal was interrupted\.$/m);
    expect(screen).not.toContain('^C✔');
    expect(cli.output().lastIndexOf(show)).toBeGreaterThan(cli.output().lastIndexOf(hide));
    expect(processesWith(marker)).toEqual([]);
  });

  it('writes plain lines to a dumb terminal, and no colours with NO_COLOR', async () => {
    const dumb = ptyCli(['rehearse', good], 80, folder, { TERM: 'dumb' });
    expect(await dumb.ended).toBe(0);
    expect(dumb.output()).not.toContain('\u001b');
    const grey = ptyCli(['rehearse', good], 80, folder, { NO_COLOR: '1' });
    expect(await grey.ended).toBe(0);
    expect(grey.output()).toContain(hide);
    expect(grey.output()).not.toMatch(/\[[\d;]+m/);
  });
});
