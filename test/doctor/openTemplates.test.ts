import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findTemplate } from '../../src/doctor/findTemplate.ts';
import { openTemplates } from '../../src/doctor/openTemplates.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'allow-traffic-open-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const paths = (name: string): string[] =>
  openTemplates(join(folder, name)).map(({ template }) => template.path.slice(folder.length + 1));

const template = 'Resources: { T: { Type: AWS::SNS::Topic } }';

describe('openTemplates', () => {
  it('reads the stacks of a CDK assembly', () => {
    mkdirSync(join(folder, 'cdk.out'));
    const stack = {
      type: 'aws:cloudformation:stack',
      properties: { templateFile: 'a.template.json' },
    };
    write('cdk.out/manifest.json', JSON.stringify({ artifacts: { a: stack } }));
    write('cdk.out/a.template.json', JSON.stringify({ Resources: {} }));
    expect(paths('cdk.out')).toEqual(['cdk.out/a.template.json']);
  });

  it('reads the template that a rehearsal file names', () => {
    write('rehearsal.yml', 'template: stack.yaml\nfunctions: {}\n');
    write('stack.yaml', template);
    expect(paths('rehearsal.yml')).toEqual(['stack.yaml']);
  });

  it.each([
    ['a folder without a manifest', '', 'there is no manifest.json; expected a CDK assembly'],
    ['a file that is not there', 'none.yaml', 'cannot read the template: there is no such file'],
    ['what is not a template', 'other.yaml', 'other.yaml:1:1: unknown section'],
    ['a rehearsal file without one', 'mine.yml', 'mine.yml: this rehearsal file names no template'],
  ])('refuses %s', (_title, name, message) => {
    write('other.yaml', 'a: 1\n');
    write('mine.yml', 'appspec: appspec.yml\nfunctions: {}\n');
    expect(() => openTemplates(join(folder, name))).toThrow(message);
  });
});

describe('findTemplate', () => {
  const found = (): string => findTemplate(folder).slice(folder.length + 1);

  it('takes a rehearsal file only if it names a template', () => {
    write('template.yml', template);
    write('rehearsal.yml', 'appspec: appspec.yml\n');
    expect(found()).toBe('template.yml');
    write('rehearsal.yml', 'template: template.yml\n');
    expect(found()).toBe('rehearsal.yml');
  });

  it('says what it expected if there is nothing', () => {
    expect(found).toThrow(/there is no template; expected one of template\.yaml, .*cdk\.out, or a/);
  });
});
