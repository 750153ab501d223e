import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planSource } from '../../src/doctor/terraform/planSource.ts';
import { hook } from './corpus/terraformHook.ts';
import { inspectText, textOf } from './inspectText.ts';

/** The plan of the corpus is one of these `.tf` files, which are beside it. */
const plan = 'test/doctor/corpus/terraform/plan.json';

const shown = async (text: string, rule: string): Promise<unknown> => {
  const { findings } = await inspectText(text, plan);
  const found = findings.find((one) => one.rule === rule);
  const line = readFileSync(found?.path ?? '', 'utf8').split('\n')[(found?.line ?? 0) - 1] ?? '';
  return { path: found?.path, line: line.trim(), starts: line.slice((found?.column ?? 0) - 1) };
};

const withText = (from: string, to: string): string => {
  expect(textOf('terraform')).toContain(from);
  return textOf('terraform').replace(from, () => to);
};

describe('a finding in a plan whose .tf files are beside it', () => {
  it('has the line of the argument', async () => {
    const [from, to] = hook({ timeout: '3' });
    expect(await shown(withText(from, to), 'hook-timeout')).toEqual({
      path: 'test/doctor/corpus/terraform/hooks.tf',
      line: 'timeout          = 60',
      starts: 'timeout          = 60',
    });
  });

  it('has the line of the block if the argument is not written', async () => {
    const text = withText('"destination_config"', '"other_config"');
    expect(await shown(text, 'on-failure-destination')).toMatchObject({
      path: 'test/doctor/corpus/terraform/hooks.tf',
      line: 'resource "aws_lambda_function" "hook" {',
    });
  });

  it('has the line of a data source, also in its message', async () => {
    const { findings } = await inspectText(textOf('terraform'), plan);
    const message = findings.find(({ rule }) => rule === 'invoke-permission')?.message ?? '';
    const [, line = 0] = /in line (\d+) of roles\.tf/.exec(message) ?? [];
    const source = readFileSync('test/doctor/corpus/terraform/roles.tf', 'utf8').split('\n');
    expect(source[Number(line) - 1]).toBe('data "aws_iam_policy_document" "hook" {');
  });
});

describe('a plan in one line, as terraform show prints it', () => {
  const [from, to] = hook({ timeout: '3' });
  const oneLine = JSON.stringify(JSON.parse(withText(from, to)));

  it('has the lines of the .tf files, too', async () => {
    expect(await shown(oneLine, 'hook-timeout')).toMatchObject({
      path: 'test/doctor/corpus/terraform/hooks.tf',
      line: 'timeout          = 60',
    });
    expect(await shown(oneLine, 'invoke-permission')).toMatchObject({
      line: 'resource "aws_lambda_function" "hook" {',
    });
  });

  it('has one place without them', async () => {
    const { findings } = await inspectText(oneLine, 'test/doctor/corpus/terraform.json');
    expect(new Set(findings.map(({ line }) => line))).toEqual(new Set([1]));
    expect(findings.map(({ message }) => message).join()).not.toContain('in line');
  });
});

describe('a plan', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'allow-traffic-plan-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const resource = (address: string): string =>
    `{\n"address": "${address}",\n"mode": "managed",\n"type": "aws_sqs_queue",\n"name": "q",\n"values": {\n"delay_seconds": 5\n}\n}`;
  const text = `{
"terraform_version": "1.11.4",
"planned_values": { "root_module": { "child_modules": [
{ "address": "module.queues[\\"a\\"]", "resources": [
${resource('module.queues[\\"a\\"].aws_sqs_queue.q')}
] },
{ "address": "module.other", "resources": [
${resource('module.other.aws_sqs_queue.q')}
] }
] } },
"configuration": { "root_module": { "module_calls": {
"queues": { "source": "./queues", "module": {} },
"other": { "source": "registry/other", "module": {} }
} } }
}`;

  it('has the places of local modules, and none of others', () => {
    mkdirSync(join(folder, 'queues'));
    writeFileSync(
      join(folder, 'queues/main.tf'),
      '\nresource "aws_sqs_queue" "q" {\n  delay_seconds = 5\n}\n',
    );
    const source = planSource(join(folder, 'plan.json'), text);
    const lines = text.split('\n');
    const own = lines.indexOf('"delay_seconds": 5');
    const other = lines.lastIndexOf('"delay_seconds": 5');
    expect(source?.find({ line: own + 1, column: 1 })).toEqual({
      path: join(folder, 'queues/main.tf'),
      at: { line: 3, column: 3 },
    });
    expect(source?.find({ line: other + 1, column: 1 })).toBeUndefined();
  });

  it('without .tf files keeps its own lines', () => {
    expect(planSource(join(folder, 'plan.json'), text, false)).toBeUndefined();
  });
});
