import { globSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readRehearsal } from '../../src/rehearsal/readRehearsal.ts';

const schema = JSON.parse(readFileSync('schema/rehearsal.schema.json', 'utf8')) as object;
const conforms = new Ajv({ strict: false }).compile(schema);
const comment = /^# yaml-language-server: \$schema=(\S+)$/m;

const files = globSync('examples/*.yml').filter((path) =>
  /^(appspec|template):/m.test(readFileSync(path, 'utf8')),
);

describe('the schema of rehearsal files', () => {
  it.each(files)('accepts %s, which names it for editors', (path) => {
    const text = readFileSync(path, 'utf8');
    expect(conforms(parse(text)), JSON.stringify(conforms.errors)).toBe(true);
    expect(comment.exec(text)?.[1]).toBe('../schema/rehearsal.schema.json');
  });

  it('is tried with every example', () => expect(files.length).toBeGreaterThan(5));

  it('can be named by a file in JSON, as the documents say', async () => {
    const path = /"(\$schema": "[^"]+)"/.exec(readFileSync('docs/rehearsing.md', 'utf8'))?.[1];
    const [, $schema] = path?.split('": "') ?? [];
    expect($schema).toBe('./node_modules/allow-traffic/schema/rehearsal.schema.json');
    const text = readFileSync('examples/rehearsal.yml', 'utf8');
    const value = { $schema, ...(parse(text) as object) };
    expect(conforms(value), JSON.stringify(conforms.errors)).toBe(true);
    const { functions } = await readRehearsal(value as never, { folder: 'examples' });
    expect(functions.length).toBeGreaterThan(0);
  });

  const good = { appspec: 'appspec.yml', functions: { orders: { codeUri: '.', handler: 'i.h' } } };
  it.each<[string, object]>([
    ['an unknown key', { ...good, fuctions: {} }],
    ['no functions', { appspec: 'appspec.yml' }],
    ['a wrong type', { ...good, autoRollback: 'yes' }],
    ['a number out of range', { ...good, functions: { orders: { timeout: 901 } } }],
    ['an unknown key of a function', { ...good, functions: { orders: { hander: 'i.h' } } }],
    ['a function name', { ...good, functions: { 'or ders': {} } }],
    ['an unknown key beside a template', { template: 'template.yml', appspec: 'a.yml' }],
    ['an empty template', { template: '' }],
    ['a fault with another key', { ...good, faults: { 'lambda.Invoke': { kind: 'deny' } } }],
  ])('refuses what the reader refuses: %s', async (_, value) => {
    expect(conforms(value)).toBe(false);
    await expect(readRehearsal(value as never, {})).rejects.toThrow(Error);
  });
});
