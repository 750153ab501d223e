import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { inspect } from '../../src/doctor/inspect.ts';
import { openText } from '../../src/doctor/openTemplates.ts';
import { planTemplate } from '../../src/init/planTemplate.ts';
import type { InitPlan } from '../../src/init/initPlan.ts';
import { cloudFormation, folderWith, removeFolders, samHello, textIn } from './projects.ts';

afterEach(removeFolders);

const plan = (path: string, text: string, functionId?: string): InitPlan =>
  planTemplate(
    { root: folderWith({}), path, text },
    { packageVersion: '1.2.3', ...(functionId !== undefined && { functionId }) },
  );

/** The values of a template; a short tag stands for its argument. */
const valuesOf = (text: string): object => parse(text, { logLevel: 'silent' }) as object;

/** Whether a text has all lines of another one, in their order. */
function hasLinesOf(after: string, before: string): boolean {
  const lines = before.split(/\r?\n/);
  let next = 0;
  for (const line of after.split(/\r?\n/)) if (line === lines[next]) next += 1;
  return next === lines.length;
}

/** A template in which no function has a hook before the shift. */
const unguarded = (text: string): string =>
  text.replaceAll(/^ *(PreTraffic|BeforeAllowTrafficHook): .*\n/gm, '');

const read = (path: string): string => readFileSync(path, 'utf8');

const corpus: Readonly<Record<string, string>> = {
  'sam init, Node.js': samHello(),
  'sam init, Python': samHello('Runtime: python3.12'),
  'SAM, four spaces': samHello().replaceAll(/^( +)/gm, '$1$1'),
  'SAM, an alias': samHello('AutoPublishAlias: prod # the alias of production'),
  'SAM, a preference': samHello(
    'AutoPublishAlias: live\n      DeploymentPreference:\n        # slowly\n        Type: AllAtOnce',
  ),
  'SAM, another hook': samHello(
    'AutoPublishAlias: live\n      DeploymentPreference: # slowly\n        Hooks:\n          PostTraffic: !Ref Other\n        Type: AllAtOnce',
  ),
  'SAM, Globals': samHello('AutoPublishAlias: live').replace(
    '    Timeout: 3\n',
    '    Timeout: 3\n    DeploymentPreference: { Type: AllAtOnce }\n',
  ),
  'SAM, a condition': samHello('Runtime: nodejs24.x').replace(
    '    Properties:\n      CodeUri',
    '    Condition: IsProduction\n    Properties:\n      CodeUri',
  ),
  'the doctor, SAM': unguarded(read('test/doctor/corpus/sam.yaml')),
  'the doctor, CloudFormation': unguarded(read('test/doctor/corpus/cloudFormation.yaml')),
  'examples/sam/code': unguarded(read('examples/sam/code/template.yml')),
  'examples/sam/layer': unguarded(read('examples/sam/layer/template.yml')),
  CloudFormation: cloudFormation(),
  'CloudFormation, a policy': cloudFormation(
    '    UpdatePolicy:\n      CodeDeployLambdaAliasUpdate: # shifts\n        ApplicationName: app\n        DeploymentGroupName: !Ref Group\n',
  ),
};

const guardedOf = (name: string): string | undefined =>
  name.startsWith('the doctor') || name.startsWith('examples') ? 'Orders' : undefined;

describe.each(Object.entries(corpus))('%s', (name, text) => {
  const path = 'template.yaml';
  const result = textIn(plan(path, text, guardedOf(name)), path) ?? '';

  it('only gets new lines, has its old values beside the new ones, and is done', () => {
    expect(hasLinesOf(result, text)).toBe(true);
    expect(result.split('\n').length).toBeGreaterThan(text.split('\n').length + 20);
    expect(valuesOf(result)).toMatchObject(valuesOf(text));
    const { files, summary } = plan(path, result, guardedOf(name));
    expect(files).toEqual([]);
    expect(summary).toContain('nothing to do: ');
  });

  it('has no new mistake', async () => {
    const mistakes = async (one: string): Promise<string[]> => {
      const { findings } = await inspect([openText(path, one)]);
      return findings.filter(({ severity }) => severity !== 'info').map(({ rule }) => rule);
    };
    const before = await mistakes(text);
    expect((await mistakes(result)).filter((rule) => !before.includes(rule))).toEqual([]);
  });
});

it('leaves the comments above the first key of a map with that key', () => {
  const preference =
    'AutoPublishAlias: live\n      DeploymentPreference:\n        # Not in a sandbox.\n\n        # See the wiki.\n        Enabled: true';
  const result = textIn(plan('template.yaml', samHello(preference)), 'template.yaml') ?? '';
  expect(result).toContain(
    '        # Not in a sandbox.\n\n        # See the wiki.\n        Enabled: true\n',
  );
  expect(result).toMatch(/DeploymentPreference:\n +Type: [^]*PreTraffic: [^]*# Not in a sandbox/);
});

describe('any layout', () => {
  const layouts = fc.record({
    indent: fc.constantFrom(1, 2, 3, 4),
    newline: fc.constantFrom('\n', '\r\n'),
    noise: fc.array(fc.constantFrom('', '# a comment', '      # deep', '   '), { maxLength: 12 }),
    hasEnd: fc.boolean(),
    base: fc.constantFrom(
      'sam init, Node.js',
      'SAM, a preference',
      'SAM, another hook',
      'CloudFormation',
    ),
  });

  it('keeps every line, and parses to the old values and the additions', () => {
    fc.assert(
      fc.property(layouts, ({ indent, newline, noise, hasEnd, base }) => {
        // The description is a text of several lines, in which noise would be text.
        const lines = (corpus[base] ?? '')
          .replace(/Description: >\n(.*\n){4}/, '')
          .trimEnd()
          .split('\n');
        const text = lines
          .flatMap((line, index) => [
            line.replace(/^ */, (spaces) => ' '.repeat((spaces.length / 2) * indent)),
            ...(noise[index % 13] === undefined ? [] : [noise[index % 13] ?? '']),
          ])
          .join(newline)
          .concat(hasEnd ? newline : '');
        const result = textIn(plan('template.yaml', text), 'template.yaml') ?? '';
        expect(hasLinesOf(result, text)).toBe(true);
        expect(valuesOf(result)).toMatchObject(valuesOf(text));
        expect(plan('template.yaml', result).files).toEqual([]);
        if (newline === '\r\n') expect(result.replaceAll('\r\n', '')).not.toContain('\n');
      }),
      { numRuns: 25 },
    );
  });
});

describe('maps in braces', () => {
  const json = JSON.stringify(
    {
      Transform: 'AWS::Serverless-2016-10-31',
      Resources: {
        Orders: {
          Type: 'AWS::Serverless::Function',
          Properties: { Runtime: 'nodejs24.x', Handler: 'index.handler', CodeUri: 'src' },
        },
      },
    },
    undefined,
    2,
  );

  it('only gets new lines of JSON, with long forms', () => {
    const result = textIn(plan('template.json', json), 'template.json') ?? '';
    expect(hasLinesOf(result, json)).toBe(true);
    const parsed = JSON.parse(result) as { Resources: Record<string, { Properties: object }> };
    expect(parsed).toMatchObject(JSON.parse(json) as object);
    expect(parsed.Resources['Orders']?.Properties).toMatchObject({
      DeploymentPreference: { Hooks: { PreTraffic: { Ref: 'OrdersBeforeAllowTraffic' } } },
    });
    expect(result).toContain('"Fn::GetAtt": [\n');
    expect(plan('template.json', result).files).toEqual([]);
  });

  it.each([
    ['JSON in one line', JSON.stringify(JSON.parse(json))],
    [
      'a preference in one line',
      samHello('AutoPublishAlias: live\n      DeploymentPreference: { Type: AllAtOnce }'),
    ],
    ['an empty preference', samHello('AutoPublishAlias: live\n      DeploymentPreference: {}')],
  ])('%s: only inserts', (_, text) => {
    const result = textIn(plan('template.yaml', text), 'template.yaml') ?? '';
    let next = 0;
    for (const character of result) if (character === text[next]) next += 1;
    expect(next).toBe(text.length);
    expect(valuesOf(result)).toMatchObject(valuesOf(text));
    expect(plan('template.yaml', result).files).toEqual([]);
  });
});
