import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from './runCli.ts';

describe('allow-traffic policy', () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'allow-traffic-policy-'))));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('prints a document on stdout, and what is open on stderr', async () => {
    const { code, stdout, stderr } = await runCli(
      ...['policy', 'examples/hooks/before.ts', '--parameter', 'Region=eu-west-1'],
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ Version: '2012-10-17' });
    expect(stderr.split('\n').slice(0, 2)).toEqual([
      'examples/hooks/before.ts#handler: cannot tell what the check "unknown orders do not crash" needs: it is your own code',
      'fill in ${AccountId}: the ID of your account',
    ]);
  });

  it('exits with 2 and one sentence if nothing can be read, or nothing is a hook', async () => {
    const module = join(folder, 'throws.mts');
    const template = join(folder, 'template.yaml');
    writeFileSync(module, "throw new Error('there is no table');");
    writeFileSync(template, 'Resources: { Topic: { Type: AWS::SNS::Topic } }\n');
    const [throws, empty, missing] = await Promise.all([
      runCli('policy', module),
      runCli('policy', template),
      runCli('policy', join(folder, 'none.yaml')),
    ]);
    expect([throws, empty, missing].map(({ code, stdout }) => ({ code, stdout }))).toEqual([
      { code: 2, stdout: '' },
      { code: 2, stdout: '' },
      { code: 2, stdout: '' },
    ]);
    expect(throws.stderr).toBe(
      `allow-traffic: ${module}: the module cannot be loaded: Error: there is no table\n`,
    );
    expect(empty.stderr).toBe(`allow-traffic: no deployment in ${template} has a hook\n`);
    expect(missing.stderr).toMatch(/^allow-traffic: .*none\.yaml: .*there is no such file\n$/);
  });
});
