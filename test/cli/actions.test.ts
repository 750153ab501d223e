import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { plainEnvironment, startCli, type Ended } from './runCli.ts';

/** A folder of a pull request may have any name, and a module may throw anything. */
let folder: string;
let temp: string;
beforeAll(() => {
  temp = mkdtempSync(join(tmpdir(), 'allow-traffic-actions-'));
  folder = join(temp, 'a\n::add-mask::b ##[add-path]c');
  mkdirSync(folder);
  const orders = `
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs16.x
      Handler: index.handler
      CodeUri: .
      AutoPublishAlias: live
      DeploymentPreference: { Type: Canary10Percent5Minutes }`;
  const head = 'Transform: AWS::Serverless-2016-10-31\nResources:';
  writeFileSync(join(folder, 'template.yaml'), `${head}${orders}\n`);
  writeFileSync(join(folder, 'throws.mjs'), "throw new Error('x\\n::stop-commands::y');\n");
});
afterAll(() => rmSync(temp, { recursive: true }));

const run = (...args: string[]): Promise<Ended> =>
  startCli(args, temp, { ...plainEnvironment(), GITHUB_ACTIONS: 'true' }).ended;

const commandsIn = ({ stdout, stderr }: Ended): string[] =>
  `${stdout}\n${stderr}`
    .split(/[\n\r]/)
    .filter((line) => /^\s*::/.test(line) || line.includes('##['));

it('writes nothing in GitHub Actions that the runner obeys, but the annotations of doctor', async () => {
  const template = join(folder, 'template.yaml');
  const [usage, policy, throws, doctor, json] = await Promise.all([
    run('\n::add-mask::b'),
    run('policy', template),
    run('policy', join(folder, 'throws.mjs')),
    run('doctor', template),
    run('doctor', template, '--format', 'json'),
  ]);
  expect([usage, policy, throws, doctor, json].map(({ code }) => code)).toEqual([2, 2, 2, 0, 0]);
  for (const ended of [usage, policy, throws, doctor, json]) {
    expect(ended.stdout + ended.stderr).toMatch(/add-mask|add-path/);
    expect(commandsIn(ended)).toEqual([]);
  }
  expect(JSON.stringify(JSON.parse(json.stdout))).toContain('##[add-path]c');
  const annotated = commandsIn(await run('doctor', template, '--format', 'github'));
  expect(annotated.length).toBeGreaterThan(0);
  for (const line of annotated) expect(line).toMatch(/^::(error|warning) /);
});
