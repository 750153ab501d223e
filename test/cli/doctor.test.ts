import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli, startCli } from './runCli.ts';

const clean = 'test/doctor/corpus/sam.yaml';
const bad = 'test/doctor/corpus/sixMistakes.yaml';

describe('allow-traffic doctor', () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'allow-traffic-doctor-'))));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('exits with 0 if there are only notes', async () => {
    const { code, stdout, stderr } = await runCli('doctor', clean, '--strict');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/sam\.yaml: no mistakes, 1 note\n$/);
  });

  it('exits with 1 if there is an error, and prints one JSON document', async () => {
    const { code, stdout } = await runCli('doctor', bad, '--format', 'json');
    const { findings } = JSON.parse(stdout) as { findings: { rule: string }[] };
    expect(code).toBe(1);
    expect(findings.map(({ rule }) => rule)).toContain('hook-guards-itself');
  });

  it('fails for warnings with --strict only, and leaves out ignored rules', async () => {
    const path = join(folder, 'template.yaml');
    writeFileSync(
      path,
      'Transform: AWS::Serverless-2016-10-31\nResources: { F: { Type: AWS::Serverless::Function, Properties: { Runtime: nodejs24.x, AutoPublishAlias: live, DeploymentPreference: { Type: Canary10Percent5Minutes } } } }\n',
    );
    // Without a file, it takes the template of the folder.
    const [plain, strict, ignored] = await Promise.all([
      startCli(['doctor'], folder).ended,
      startCli(['doctor', '--strict'], folder).ended,
      startCli(['doctor', '--strict', '--ignore', 'no-alarms'], folder).ended,
    ]);
    expect([plain.code, strict.code, ignored.code]).toEqual([0, 1, 0]);
    expect(plain.stdout).toContain('warning no-alarms');
  });

  it('exits with 2 if it cannot read the template, or does not know a rule or a parameter', async () => {
    const broken = join(folder, 'broken.yaml');
    writeFileSync(broken, 'Resources: [');
    const [unreadable, missing, rule, parameter] = await Promise.all([
      runCli('doctor', broken),
      runCli('doctor', join(folder, 'none.yaml')),
      runCli('doctor', clean, '--ignore', 'hook-nam'),
      runCli('doctor', clean, '--parameter', 'Stge=prod'),
    ]);
    expect([unreadable.code, missing.code, rule.code, parameter.code]).toEqual([2, 2, 2, 2]);
    expect(unreadable.stderr).toContain('broken.yaml:1:');
    expect(missing.stderr).toContain('cannot read the template: there is no such file');
    expect(rule.stderr).toContain("there is no rule 'hook-nam'; did you mean 'hook-name'?");
    expect(parameter).toMatchObject({
      stdout: '',
      stderr: `allow-traffic: ${clean}: the template has no parameter 'Stge'; expected one of LayerArn\n`,
    });
  });
});
