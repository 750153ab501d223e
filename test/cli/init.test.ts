import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainEnvironment, runCli, startCli, until } from './runCli.ts';

const template = `Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src
      Handler: app.handler
      Runtime: nodejs24.x
`;

describe('allow-traffic init', () => {
  let folder: string;
  const files = (): string[] => readdirSync(folder).toSorted();
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'allow-traffic-init-'))));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('shows and tries a hook without writing it, writes it once, and then has nothing to do', async () => {
    mkdirSync(join(folder, 'src'));
    writeFileSync(join(folder, 'template.yaml'), template);
    writeFileSync(join(folder, 'src/app.mjs'), 'export const handler = async () => ({});');
    const shown = await startCli(['init'], folder).ended;
    expect({ code: shown.code, stderr: shown.stderr }).toEqual({ code: 0, stderr: '' });
    expect(shown.stdout).toContain('+      AutoPublishAlias: live\n');
    expect(shown.stdout).toContain('template.yaml: no mistakes, 1 note');
    expect(shown.stdout).toMatch(/✔ Deployment \S+ Succeeded/);
    expect(files()).toEqual(['src', 'template.yaml']);
    expect(readFileSync(join(folder, 'template.yaml'), 'utf8')).toBe(template);

    const written = await startCli(['init', '--write'], folder).ended;
    expect(written.code).toBe(0);
    expect(files()).toEqual(['hooks', 'src', 'template.yaml']);
    const again = await startCli(['init', '--write'], folder).ended;
    expect(again.code).toBe(0);
    expect(again.stdout).toMatch(
      /^init: nothing to do: Orders \(template\.yaml:3\) has a hook.*\n$/,
    );
  });

  it('exits with 1 if the rehearsal says no', async () => {
    const broken = join(folder, 'broken');
    cpSync(join(folder, 'src'), join(broken, 'src'), { recursive: true });
    writeFileSync(join(broken, 'template.yaml'), template);
    writeFileSync(
      join(broken, 'src/app.mjs'),
      'export const handler = async () => { throw new Error("no table"); };',
    );
    const { code, stdout } = await startCli(['init'], broken).ended;
    expect(code).toBe(1);
    expect(stdout).toContain('no table');
  });

  it('stops on Ctrl-C while it tries the hook, and leaves no temporary folder', async () => {
    const [empty, temporary] = [join(folder, 'empty'), join(folder, 'temporary')];
    [empty, temporary].forEach((path) => mkdirSync(path));
    const env = { ...plainEnvironment(), TMPDIR: temporary };
    const { child, stdout, ended } = startCli(['init'], empty, env);
    await until(() => stdout().includes('allow-traffic doctor'));
    child.kill('SIGINT');
    const { code, stdout: shown, stderr } = await ended;
    expect({ code, stderr }).toEqual({
      code: 130,
      stderr: 'allow-traffic: interrupted before init was done\n',
    });
    expect(shown).not.toContain('Next:');
    expect([readdirSync(empty), readdirSync(temporary)]).toEqual([[], []]);
  });

  it('exits with 2 for a template that is not YAML, and shows an example in --help', async () => {
    const path = join(folder, 'broken.yaml');
    writeFileSync(path, 'Resources: [');
    const [unreadable, help] = await Promise.all([
      runCli('init', '--template', path),
      runCli('init', '--help'),
    ]);
    expect(unreadable.code).toBe(2);
    expect(unreadable.stderr).toMatch(/broken\.yaml:1:\d+: not valid YAML/);
    expect(help.stdout).toContain('$ allow-traffic init --function Orders --write');
    expect(help.stdout).toContain('Exit codes:');
  });
});
