import { describe, expect, it } from 'vitest';
import { dataMistakes } from '../../scripts/check/docs/checkData.ts';
import { linkMistakes, unlinkedPages } from '../../scripts/check/docs/checkLinks.ts';
import { shellMistakes } from '../../scripts/check/docs/checkShell.ts';
import { scriptMistakes, typeMistakes } from '../../scripts/check/docs/checkTypes.ts';
import { commandsOf } from '../../scripts/check/docs/documentedCommands.ts';
import { assertLinks } from '../../scripts/check/packed/assertLinks.ts';
import { anchorsOf, scan, type Document } from '../../scripts/check/docs/markdown.ts';

const fence = '```';
const document = (text: string): Document => ({ path: 'docs/some.md', text });
const block = (language: string, code: string): Document =>
  document(`# Some\n\n${fence}${language}\n${code}\n${fence}\n`);

describe('code blocks', () => {
  it('are found with their line, and what comments before them say', () => {
    const text = `a\n<!-- ts: declare const x: 1; -->\n\n${fence}ts\nx;\n${fence}\n${fence}\nno\n${fence}`;
    expect(scan(text).blocks).toMatchObject([
      { language: 'ts', text: 'x;', line: 5, preamble: 'declare const x: 1;' },
      { language: '', text: 'no', preamble: '' },
    ]);
  });

  it.each([
    ['an unknown option', `smokeInvoke({ payload: {}, expects: {} });`, /:5: .*expects/],
    ['an export that is not there', `import { smoke } from 'allow-traffic';`, /smoke/],
    ['text that is not TypeScript', 'const = 1;', /expected/i],
  ])('report a mistake in TypeScript: %s', (_what, code, sentence) => {
    const imported = `import { smokeInvoke } from 'allow-traffic';\n${code}`;
    const given = code.startsWith('import') ? code : imported;
    expect(typeMistakes([block('ts', given)]).join()).toMatch(sentence);
  });

  it('report no mistake in TypeScript that is correct', () => {
    const code = `import { smokeInvoke } from 'allow-traffic';\nsmokeInvoke({ payload: {} });`;
    expect(typeMistakes([block('ts', code)])).toEqual([]);
  });

  it.each([
    ['yaml', 'a: [', /flow/i],
    ['json', '{ "a": }', /JSON/],
    ['yaml', 'appspec: a.yml\nfunctionz: {}', /functionz/],
    ['yaml', 'version: 0.0\nResources: []\nHooks: []', /Resources/],
    ['json', '{ "schemaVersion": 1 }', /not a HookReport/],
    ['json', '{ "dependencies": { "allow-traffic": "^0.0.1" } }', /"\^0\.0\.1"; expected \^\d/],
  ])('report a mistake in data: %s %s', async (language, code, sentence) => {
    expect((await dataMistakes(block(language, code))).join()).toMatch(sentence);
  });

  it('report a mistake in JavaScript only if it does not parse', () => {
    expect(scriptMistakes(block('js', 'export const = 1')).length).toBeGreaterThan(0);
    expect(scriptMistakes(block('js', 'export const a = 1'))).toEqual([]);
  });
});

describe('commands', () => {
  it('are read one by one', () => {
    expect(commandsOf('a b && c\n# no\nX=1 d \\\n  e # why')).toEqual(['a b', 'c', 'd    e']);
  });

  it.each([
    ['npx allow-traffic rehearse --jsn', /--jsn/],
    ['npx allow-traffic reherse', /reherse/],
    ['allow-traffic serve --port many', /many/],
    ['npm run nothing', /no script nothing/],
    ['npm run rehearse -- examples/none.yml', /examples\/none\.yml does not exist/],
  ])('%s is a mistake', async (command, sentence) => {
    expect((await shellMistakes(block('sh', command))).join()).toMatch(sentence);
  });

  it('in a sentence are read if they have an argument', async () => {
    const text = 'Run `npx allow-traffic rehearse --jsn`, see `allow-traffic check`.';
    expect(await shellMistakes(document(text))).toEqual([expect.stringMatching(/:1: .*--jsn/)]);
  });

  it('that are correct are not mistakes', async () => {
    const commands = 'npx allow-traffic rehearse a.yml --json > out.json\nnpm run rehearse';
    const forContributors = { ...block('sh', commands), path: 'CONTRIBUTING.md' };
    expect(await shellMistakes(forContributors)).toEqual([]);
  });

  it('that only a clone has are mistakes in documents of the npm package', async () => {
    const mistakes = await shellMistakes(block('sh', 'npm ci && npm run rehearse'));
    expect(mistakes.join()).toMatch(/:4: npm run rehearse: .* only the npm package/);
  });
});

describe('links', () => {
  it.each([
    ['[a](nowhere.md)', /nowhere\.md does not exist/],
    ['[a](#nowhere)', /no such heading/],
    ['[a](../docs/guarantee.md#nowhere)', /no such heading/],
  ])('%s is a mistake', (text, sentence) => {
    expect(linkMistakes(document(text)).join()).toMatch(sentence);
  });

  it('that lead somewhere are not mistakes, and code is not a link', () => {
    const text = '# Some heading!\n[a](#some-heading) [b](https://example.com) `[c](nowhere.md)`';
    expect(linkMistakes(document(text))).toEqual([]);
  });

  it('lead from README.md to each page', () => {
    const readme = { path: 'README.md', text: '[a](docs/a.md) [b](docs/recipes/b.md#c)' };
    const page = (path: string): Document => ({ path, text: '' });
    const pages = ['docs/a.md', 'docs/recipes/b.md', 'docs/lost.md', 'CHANGELOG.md'].map(page);
    expect(unlinkedPages([readme, ...pages])).toEqual([
      'docs/lost.md: README.md has no link to it',
    ]);
  });

  it('have the anchors of GitHub', () => {
    expect(anchorsOf('# A `b`, c: d\n## Same\n## Same')).toEqual(['a-b-c-d', 'same', 'same-1']);
  });
});

describe('links inside the package', () => {
  const schema = '# yaml-language-server: $schema=';
  const texts: Record<string, string> = {
    'README.md': '[a](docs/a.md#top) ![p](docs/p.png) [web](https://example.com) [here](#here)',
    'docs/a.md': `[up](../README.md) [all](../examples/)\n${schema}./node_modules/allow-traffic/schema/s.json`,
    'examples/e.yml': `${schema}../schema/s.json\na: [b](c)`,
  };
  const files = [...Object.keys(texts), 'docs/p.png', 'schema/s.json'];
  const check = (packed: string[]) => () => assertLinks(packed, (file) => texts[file] ?? '');

  it('lead to files and folders of it', () => expect(check(files)).not.toThrow());

  it.each([
    ['a document', 'docs/a.md', 'README.md:1: docs/a.md'],
    ['an image', 'docs/p.png', 'README.md:1: docs/p.png'],
    ['a folder', 'examples/e.yml', 'docs/a.md:1: ../examples/'],
    [
      'a schema for editors',
      'schema/s.json',
      'docs/a.md:2: ./node_modules/allow-traffic/schema/s.json',
    ],
  ])('are named with their line if %s is not packed', (_what, missing, sentence) => {
    expect(check(files.filter((file) => file !== missing))).toThrow(
      `${sentence} is not in the package`,
    );
  });
});
